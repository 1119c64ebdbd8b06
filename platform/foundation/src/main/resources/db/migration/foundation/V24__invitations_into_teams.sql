-- SPDX-License-Identifier: Apache-2.0

-- Whoever accepts is in this team from the first moment on; one that is gone by then is none.
alter table invitation add column team_id uuid;
alter table invitation add constraint invitation_team
    foreign key (organization_id, team_id) references team (organization_id, id) on delete set null (team_id);
create index invitation_team on invitation (organization_id, team_id) where team_id is not null;
