-- SPDX-License-Identifier: Apache-2.0

-- An organization's identity provider. The client secret is sealed by a key that is not in the database.
create table single_sign_on (
    organization_id uuid primary key default sb.org() references organization,
    issuer text not null,
    client_id text not null,
    sealed_secret bytea not null,
    domains text[] not null,
    is_on boolean not null,
    is_required boolean not null,
    is_second_factor_trusted boolean not null,
    -- What somebody becomes who was not invited; without one they need an invitation.
    newcomer_role text check (newcomer_role in ('agent', 'viewer')),
    updated_at timestamptz not null
);
alter table single_sign_on enable row level security;
create policy tenant on single_sign_on to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on single_sign_on to sb_platform using (true) with check (true);
grant select, insert, update, delete on single_sign_on to sb_platform;

-- Whom a member is to that provider. It counts in this organization and in no other.
create table oidc_identity (
    organization_id uuid not null default sb.org(),
    issuer text not null,
    subject text not null,
    user_id uuid not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    primary key (organization_id, issuer, subject),
    foreign key (organization_id, user_id) references membership (organization_id, user_id)
);
create index oidc_identity_member on oidc_identity (organization_id, user_id);
alter table oidc_identity enable row level security;
create policy tenant on oidc_identity to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on oidc_identity to sb_platform using (true) with check (true);
grant select, insert, update, delete on oidc_identity to sb_platform;

-- A browser that was sent to a provider and has not come back. What its answer is checked by is made from
-- the browser's own secret, so that nothing here is worth anything to a reader.
create table sign_on_attempt (
    organization_id uuid not null default sb.org() references organization,
    state_hash bytea not null unique,
    browser_hash bytea not null,
    next text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (organization_id, state_hash)
);
create index sign_on_attempt_expiry on sign_on_attempt (expires_at);
alter table sign_on_attempt enable row level security;
create policy tenant on sign_on_attempt to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on sign_on_attempt to sb_platform using (true) with check (true);
grant select, insert, update, delete on sign_on_attempt to sb_platform;

-- That a provider has just vouched for somebody who has to show a password or a code yet.
create table sign_on_proof (
    organization_id uuid not null default sb.org() references organization,
    token_hash bytea not null unique,
    browser_hash bytea not null,
    user_id uuid not null references app_user,
    issuer text not null,
    subject text not null,
    is_first boolean not null,
    next text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (organization_id, token_hash)
);
create index sign_on_proof_expiry on sign_on_proof (expires_at);
create index sign_on_proof_user on sign_on_proof (user_id);
alter table sign_on_proof enable row level security;
create policy tenant on sign_on_proof to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on sign_on_proof to sb_platform using (true) with check (true);
grant select, insert, update, delete on sign_on_proof to sb_platform;

-- Somebody who came by a provider from the first day has no password.
alter table app_user alter column password_hash drop not null;

-- A sign-in that only the organization's provider vouches for. With a default, since a server of the
-- version before may still open sign-ins.
alter table sign_in_session add column by_provider boolean not null default false;
