-- SPDX-License-Identifier: Apache-2.0

-- The key that a person's app makes codes from, sealed by a key that is not in the database. A row is
-- there only once a first code was right. A code of last_step or from before it was used already.
create table second_factor (
    user_id uuid primary key references app_user,
    sealed_key bytea not null,
    last_step bigint not null,
    created_at timestamptz not null
);
alter table second_factor enable row level security;
create policy platform on second_factor to sb_platform using (true) with check (true);
grant select, insert, update, delete on second_factor to sb_platform;

-- A code over each, by a key that is not in the database: they are too short to be hashed plainly.
create table recovery_code (
    user_id uuid not null references second_factor on delete cascade,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (user_id, code_hash)
);
alter table recovery_code enable row level security;
create policy platform on recovery_code to sb_platform using (true) with check (true);
grant select, insert, update, delete on recovery_code to sb_platform;

-- That somebody gave the right password a moment ago; it opens nothing but the second step of the sign-in.
create table sign_in_proof (
    token_hash bytea primary key,
    user_id uuid not null references app_user,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index sign_in_proof_user on sign_in_proof (user_id);
create index sign_in_proof_expiry on sign_in_proof (expires_at);
alter table sign_in_proof enable row level security;
create policy platform on sign_in_proof to sb_platform using (true) with check (true);
grant select, insert, update, delete on sign_in_proof to sb_platform;

-- Whoever has one of these roles needs a second factor.
create table two_factor_role (
    organization_id uuid not null default sb.org() references organization,
    role text not null,
    primary key (organization_id, role)
);
alter table two_factor_role enable row level security;
create policy tenant on two_factor_role to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on two_factor_role to sb_platform using (true) with check (true);
grant select, insert, delete on two_factor_role to sb_platform;

-- For what is purged: found by its age.
grant delete on mail_message to sb_platform;
create index mail_message_settled on mail_message (settled_at) where settled_at is not null;
create index account_token_expiry on account_token (expires_at);
create index refresh_token_used on refresh_token (used_at) where used_at is not null;
create index sign_in_session_ended on sign_in_session (ended_at) where ended_at is not null;
create index sign_in_session_expiry on sign_in_session (expires_at) where ended_at is null;
