-- SPDX-License-Identifier: Apache-2.0

-- Roles that an organization has made beside the four that every one has, which are no rows: what those
-- hold is what the running modules declare.
create table role (
    organization_id uuid not null default sb.org() references organization,
    id uuid not null,
    name text not null,
    description text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (organization_id, id)
);
create unique index role_name on role (organization_id, lower(name));

create table role_permission (
    organization_id uuid not null default sb.org(),
    role_id uuid not null,
    permission text not null,
    scope text not null check (scope in ('own', 'team', 'all')),
    primary key (organization_id, role_id, permission),
    foreign key (organization_id, role_id) references role (organization_id, id) on delete cascade
);

alter table role enable row level security;
alter table role_permission enable row level security;
create policy tenant on role to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on role to sb_platform using (true) with check (true);
create policy tenant on role_permission to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on role_permission to sb_platform using (true) with check (true);
grant select, insert, update, delete on role, role_permission to sb_platform;

-- The key of a role is one of four words, or the id of the organization's own.
alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check
    check (role in ('admin', 'manager', 'agent', 'viewer') or length(role) = 36);
alter table membership add column role_id uuid generated always as (
    case when length(role) = 36 then role::uuid end) stored;
alter table membership add constraint membership_role_fkey
    foreign key (organization_id, role_id) references role (organization_id, id);
create index membership_role on membership (organization_id, role_id) where role_id is not null;

alter table invitation drop constraint invitation_role_check;
alter table invitation add constraint invitation_role_check
    check (role in ('admin', 'manager', 'agent', 'viewer') or length(role) = 36);
