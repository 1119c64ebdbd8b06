-- SPDX-License-Identifier: Apache-2.0

-- Whose customer it is; one that is nobody's is everybody's who may edit those of their teams.
alter table customer add column owner_id uuid;
alter table customer add column team_id uuid;
create index customer_owner on customer (organization_id, owner_id) where owner_id is not null;
create index customer_team on customer (organization_id, team_id) where team_id is not null;
