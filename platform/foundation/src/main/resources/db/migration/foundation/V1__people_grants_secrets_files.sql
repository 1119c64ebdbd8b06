-- SPDX-License-Identifier: Apache-2.0
grant usage on schema foundation to sb_platform;

-- People sign in once and may belong to several organizations: no tenant here, and no access for sb_app.
create table app_user (
    id uuid primary key,
    email text not null,
    name text not null,
    password_hash text not null,
    platform_role text check (platform_role in ('operator')),
    status text not null default 'active' check (status in ('active', 'deactivated')),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index app_user_email on app_user (lower(email));
alter table app_user enable row level security;
create policy platform on app_user to sb_platform using (true) with check (true);
grant select, insert, update on app_user to sb_platform;

create table organization (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    time_zone text not null,
    locale text not null,
    currency char(3) not null,
    status text not null default 'active'
        check (status in ('active', 'restricted', 'suspended', 'closing', 'closed')),
    owner_user_id uuid not null,
    grants_version bigint not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index organization_grants_version on organization (grants_version) where grants_version > 0;
alter table organization enable row level security;
create policy tenant on organization to sb_app
    using (id = (select sb.org())) with check (id = (select sb.org()));
create policy platform on organization to sb_platform using (true) with check (true);
grant select, insert, update on organization to sb_platform;

create table membership (
    organization_id uuid not null default sb.org() references organization,
    user_id uuid not null references app_user,
    role text not null check (role in ('admin', 'manager', 'agent', 'viewer')),
    state text not null default 'active' check (state in ('invited', 'active', 'deactivated')),
    availability text not null default 'online' check (availability in ('online', 'busy', 'away', 'offline')),
    joined_at timestamptz not null,
    deactivated_at timestamptz,
    primary key (organization_id, user_id)
);
create index membership_user on membership (user_id);
alter table membership enable row level security;
create policy tenant on membership to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on membership to sb_platform using (true) with check (true);
grant select on membership to sb_app;
grant select, insert, update on membership to sb_platform;

-- The owner is a member; both rows are made in one transaction.
alter table organization add constraint organization_owner
    foreign key (id, owner_user_id) references membership (organization_id, user_id)
    deferrable initially deferred;

-- One sign-in and its family of refresh tokens; the operator's has no organization.
create table sign_in_session (
    id uuid primary key,
    user_id uuid not null references app_user,
    organization_id uuid references organization,
    client_address text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_by text check (ended_by in ('sign-out', 'reuse', 'access-lost', 'password-change'))
);
create index sign_in_session_user on sign_in_session (user_id);
alter table sign_in_session enable row level security;
create policy platform on sign_in_session to sb_platform using (true) with check (true);
grant select, insert, update, delete on sign_in_session to sb_platform;

create table refresh_token (
    token_hash bytea primary key,
    session_id uuid not null references sign_in_session on delete cascade,
    created_at timestamptz not null,
    used_at timestamptz
);
create index refresh_token_session on refresh_token (session_id);
alter table refresh_token enable row level security;
create policy platform on refresh_token to sb_platform using (true) with check (true);
grant select, insert, update, delete on refresh_token to sb_platform;

-- The account is a hash of what was typed, which may be no account at all.
create table sign_in_failure (
    account bytea not null,
    client_address text not null,
    failures int not null,
    last_failed_at timestamptz not null,
    blocked_until timestamptz not null,
    primary key (account, client_address)
);
create index sign_in_failure_age on sign_in_failure (last_failed_at);
alter table sign_in_failure enable row level security;
create policy platform on sign_in_failure to sb_platform using (true) with check (true);
grant select, insert, update, delete on sign_in_failure to sb_platform;

create table feature_grant (
    organization_id uuid not null default sb.org() references organization,
    feature text not null,
    allowed boolean not null,
    reason text not null,
    expires_at timestamptz,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (organization_id, feature)
);
alter table feature_grant enable row level security;
create policy tenant on feature_grant to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on feature_grant to sb_platform using (true) with check (true);
grant select on feature_grant to sb_app;
grant select, insert, update, delete on feature_grant to sb_platform;

create table limit_grant (
    organization_id uuid not null default sb.org() references organization,
    meter text not null,
    limit_value bigint not null check (limit_value >= 0),
    reason text not null,
    expires_at timestamptz,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (organization_id, meter)
);
alter table limit_grant enable row level security;
create policy tenant on limit_grant to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on limit_grant to sb_platform using (true) with check (true);
grant select on limit_grant to sb_app;
grant select, insert, update, delete on limit_grant to sb_platform;

-- One row. Whoever changes grants holds it until commit, so that versions rise in commit order.
create table grant_change (
    single boolean primary key default true check (single),
    version bigint not null
);
insert into grant_change (version) values (0);
alter table grant_change enable row level security;
create policy platform on grant_change to sb_platform using (true) with check (true);
grant select, update on grant_change to sb_platform;

-- Wrapped by the master key; no module's role may read it.
create table data_key (
    organization_id uuid primary key default sb.org() references organization,
    wrapped bytea not null,
    created_at timestamptz not null
);
alter table data_key enable row level security;
create policy tenant on data_key to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on data_key to sb_platform using (true) with check (true);
grant select, insert on data_key to sb_platform;

create table stored_object (
    organization_id uuid not null default sb.org() references organization,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null,
    media_type text not null,
    created_at timestamptz not null,
    primary key (organization_id, sha256)
);
alter table stored_object enable row level security;
create policy tenant on stored_object to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on stored_object to sb_platform using (true) with check (true);
grant select on stored_object to sb_app;
grant select, insert on stored_object to sb_platform;

create table stored_file (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    sha256 text not null,
    name text not null,
    module text not null,
    created_by uuid references app_user,
    created_at timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, sha256) references stored_object
);
create index stored_file_object on stored_file (organization_id, sha256);
alter table stored_file enable row level security;
create policy tenant on stored_file to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on stored_file to sb_platform using (true) with check (true);
grant select on stored_file to sb_app;
grant select, insert on stored_file to sb_platform;

-- Append only. Acts of the platform itself have no organization.
create table audit_event (
    id uuid primary key,
    organization_id uuid references organization,
    at timestamptz not null,
    actor_id uuid,
    actor text not null,
    action text not null,
    entity_type text not null,
    entity_id text not null,
    detail jsonb not null,
    client_address text not null
);
create index audit_event_organization on audit_event (organization_id, id);
alter table audit_event enable row level security;
create policy tenant on audit_event to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on audit_event to sb_platform using (true) with check (true);
grant select, insert on audit_event to sb_platform;
