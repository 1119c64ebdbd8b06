-- SPDX-License-Identifier: Apache-2.0
create table note (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    text text not null,
    reminders int not null default 0,
    last text not null default '',
    primary key (organization_id, id)
);
alter table note enable row level security;
create policy tenant on note to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
grant select, insert, update, delete on note to sb_app;
