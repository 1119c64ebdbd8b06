-- SPDX-License-Identifier: Apache-2.0

-- The first answer to a POST with an Idempotency-Key. The operator belongs to no organization and has
-- the nil id here, so there is no reference to one; rows live for a day.
create table idempotency_key (
    organization_id uuid not null default sb.org(),
    user_id uuid not null,
    key text not null check (length(key) between 1 and 255),
    fingerprint bytea not null,
    claimed_at timestamptz not null,
    status int,
    headers jsonb,
    body bytea,
    primary key (organization_id, user_id, key)
);
create index idempotency_key_claimed_at on idempotency_key (claimed_at);
alter table idempotency_key enable row level security;
create policy tenant on idempotency_key to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on idempotency_key to sb_platform using (true) with check (true);
grant select, insert, update, delete on idempotency_key to sb_platform;
