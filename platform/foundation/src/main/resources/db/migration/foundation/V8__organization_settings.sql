-- SPDX-License-Identifier: Apache-2.0

-- With defaults, since a server of the version before may still register organizations.
alter table organization
    add column legal_name text not null default '',
    add column street text not null default '',
    add column postal_code text not null default '',
    add column city text not null default '',
    add column country text not null default '' check (country ~ '^([A-Z]{2})?$'),
    add column tax_id text not null default '',
    add column business_hours jsonb,
    add column settings_version int not null default 1,
    add column closes_at timestamptz;

-- Small, made anew by the platform, and shown with almost every page: they live with the row that they
-- belong to, so that they change and go with it.
create table organization_logo (
    organization_id uuid primary key default sb.org() references organization,
    png bytea not null check (length(png) <= 1048576),
    sha256 text not null,
    changed_at timestamptz not null
);
alter table organization_logo enable row level security;
create policy tenant on organization_logo to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on organization_logo to sb_platform using (true) with check (true);
grant select, insert, update, delete on organization_logo to sb_platform;

-- A person's, whatever organization they act for: no tenant here, and no access for sb_app.
create table user_avatar (
    user_id uuid primary key references app_user,
    png bytea not null check (length(png) <= 1048576),
    sha256 text not null,
    changed_at timestamptz not null
);
alter table user_avatar enable row level security;
create policy platform on user_avatar to sb_platform using (true) with check (true);
grant select, insert, update, delete on user_avatar to sb_platform;
