-- SPDX-License-Identifier: Apache-2.0

create table team (
    organization_id uuid not null default sb.org() references organization,
    id uuid not null,
    name text not null,
    created_at timestamptz not null,
    primary key (organization_id, id)
);
create unique index team_name on team (organization_id, lower(name));

create table team_member (
    organization_id uuid not null default sb.org(),
    team_id uuid not null,
    user_id uuid not null,
    primary key (organization_id, team_id, user_id),
    foreign key (organization_id, team_id) references team (organization_id, id) on delete cascade,
    foreign key (organization_id, user_id) references membership (organization_id, user_id)
);
create index team_member_user on team_member (organization_id, user_id);

alter table team enable row level security;
alter table team_member enable row level security;
create policy tenant on team to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on team to sb_platform using (true) with check (true);
create policy tenant on team_member to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on team_member to sb_platform using (true) with check (true);
grant select on team, team_member to sb_app;
grant select, insert, update, delete on team, team_member to sb_platform;
