-- SPDX-License-Identifier: Apache-2.0
alter table app_user add column email_verified_at timestamptz;
-- Those were made when no mail could be sent to them.
update app_user set email_verified_at = created_at;

-- A link that was mailed to a person: good once, and known here by its hash only.
create table account_token (
    token_hash bytea primary key,
    user_id uuid not null references app_user,
    purpose text not null check (purpose in ('password-reset', 'email-verification')),
    email text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index account_token_user on account_token (user_id, purpose);
alter table account_token enable row level security;
create policy platform on account_token to sb_platform using (true) with check (true);
grant select, insert, update, delete on account_token to sb_platform;

-- A sign-in is a browser's or a client's of the API.
alter table sign_in_session
    add column kind text not null default 'token' check (kind in ('page', 'token')),
    add column device text not null default '',
    add column last_seen_at timestamptz;
update sign_in_session set last_seen_at = created_at;
-- With a default, since a server of the version before may still open sign-ins.
alter table sign_in_session alter column last_seen_at set default now(), alter column last_seen_at set not null;
alter table sign_in_session drop constraint sign_in_session_ended_by_check;
alter table sign_in_session add constraint sign_in_session_ended_by_check
    check (ended_by in ('sign-out', 'reuse', 'access-lost', 'password-change', 'ended-elsewhere', 'deactivated'));
create index sign_in_session_organization on sign_in_session (organization_id, user_id);

create table invitation (
    organization_id uuid not null default sb.org() references organization,
    id uuid not null,
    email text not null,
    role text not null check (role in ('admin', 'manager', 'agent', 'viewer')),
    token_hash bytea not null unique,
    state text not null default 'pending' check (state in ('pending', 'accepted', 'revoked')),
    invited_by uuid not null references app_user,
    sent_count int not null default 1,
    created_at timestamptz not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_by uuid references app_user,
    settled_at timestamptz,
    primary key (organization_id, id)
);
create unique index invitation_pending on invitation (organization_id, lower(email)) where state = 'pending';
alter table invitation enable row level security;
create policy tenant on invitation to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on invitation to sb_platform using (true) with check (true);
grant select, insert, update on invitation to sb_platform;

-- What is to be mailed, written with what it tells of. What fills the template may be a secret link:
-- it is sealed by a key that is not in the database, and goes once the mail is settled.
create table mail_message (
    id uuid primary key,
    organization_id uuid references organization,
    recipient text not null,
    template text not null,
    language text not null,
    sealed bytea,
    state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
    attempts int not null default 0,
    next_at timestamptz not null,
    expires_at timestamptz not null,
    error text,
    created_at timestamptz not null,
    settled_at timestamptz
);
create index mail_message_due on mail_message (next_at) where state = 'queued';
create index mail_message_organization on mail_message (organization_id, id);
alter table mail_message enable row level security;
create policy platform on mail_message to sb_platform using (true) with check (true);
grant select, insert, update on mail_message to sb_platform;

-- Each entry carries the hash of the one before: one chain for an organization, and one of the
-- platform itself under the nil id. Entries from before this have no number and are in no chain.
alter table audit_event
    add column number bigint,
    add column on_behalf_of text,
    add column request_id text not null default '',
    add column hash bytea,
    alter column detail type json;
create unique index audit_event_number on audit_event (organization_id, number) nulls not distinct where number is not null;

create table audit_chain (
    chain_id uuid primary key,
    number bigint not null,
    hash bytea not null,
    seal bytea not null
);
alter table audit_chain enable row level security;
create policy platform on audit_chain to sb_platform using (true) with check (true);
grant select, insert, update on audit_chain to sb_platform;

-- Keys for programs. They belong to the organization and stay when whoever made them leaves.
create table api_key (
    organization_id uuid not null default sb.org() references organization,
    id uuid not null,
    name text not null,
    hint text not null,
    secret_hash bytea not null unique,
    permissions text[] not null,
    created_by uuid not null references app_user,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (organization_id, id)
);
alter table api_key enable row level security;
create policy tenant on api_key to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on api_key to sb_platform using (true) with check (true);
grant select, insert, update on api_key to sb_platform;

-- Which password of the configuration an account has: a code over it, so that a start need not hash.
create table configured_password (
    user_id uuid primary key references app_user,
    code bytea not null
);
alter table configured_password enable row level security;
create policy platform on configured_password to sb_platform using (true) with check (true);
grant select, insert, update on configured_password to sb_platform;
