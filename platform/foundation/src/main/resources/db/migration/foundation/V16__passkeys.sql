-- SPDX-License-Identifier: Apache-2.0

-- A row is there once somebody has any second factor; the key is that of an app, and not all have one.
alter table second_factor alter column sealed_key drop not null;

-- What a device of a person's showed when it was added. Nothing in it is secret: the private key never leaves the device.
create table passkey (
    user_id uuid not null references second_factor on delete cascade,
    id uuid not null,
    name text not null,
    credential_id bytea not null unique,
    credential bytea not null,
    signatures bigint not null,
    transports text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    primary key (user_id, id)
);
alter table passkey enable row level security;
create policy platform on passkey to sb_platform using (true) with check (true);
grant select, insert, update, delete on passkey to sb_platform;

-- Challenges that were answered, until they are too old to be answered anyway.
create table used_challenge (
    challenge_hash bytea primary key,
    expires_at timestamptz not null
);
create index used_challenge_expiry on used_challenge (expires_at);
alter table used_challenge enable row level security;
create policy platform on used_challenge to sb_platform using (true) with check (true);
grant select, insert, update, delete on used_challenge to sb_platform;
