-- SPDX-License-Identifier: Apache-2.0
create schema sb;

-- After SET LOCAL has ended the setting is '', not null.
create function sb.org() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;

grant usage on schema sb to sb_app, sb_platform;
grant usage on schema kernel to sb_app, sb_platform;

create table outbox_event (
    organization_id uuid not null default sb.org(),
    id bigint generated always as identity,
    -- Identity order is not commit order: readers go by (xid, id) and stop at the oldest running transaction.
    xid xid8 not null default pg_current_xact_id(),
    event_id uuid not null,
    module text not null,
    feature text not null,
    aggregate text not null,
    type text not null,
    schema_version int not null default 1,
    occurred_at timestamptz not null,
    payload jsonb not null,
    primary key (organization_id, id)
);
create index outbox_event_position on outbox_event (xid, id);
alter table outbox_event enable row level security;
create policy tenant on outbox_event to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on outbox_event to sb_platform using (true) with check (true);
grant select, insert on outbox_event to sb_app;
grant select, delete on outbox_event to sb_platform;

create table event_cursor (
    module text primary key,
    xid xid8 not null,
    id bigint not null,
    moved_at timestamptz not null default now()
);
grant select, insert, update, delete on event_cursor to sb_platform;

-- Events that a module could not take when their turn came: behind a failing one, or outside the plan.
create table event_parked (
    organization_id uuid not null,
    module text not null,
    id bigint not null,
    aggregate text not null,
    state text not null check (state in ('waiting', 'held', 'dead')),
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    reason text not null default '',
    primary key (organization_id, module, id),
    foreign key (organization_id, id) references outbox_event on delete cascade
);
create index event_parked_due on event_parked (module, next_at) where state = 'waiting';
alter table event_parked enable row level security;
create policy tenant on event_parked to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on event_parked to sb_platform using (true) with check (true);
grant select, insert, update, delete on event_parked to sb_platform;

create table job (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    module text not null,
    name text not null,
    key text not null,
    payload text not null,
    due_at timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting', 'held', 'running', 'failed')),
    attempts int not null default 0,
    leased_by text,
    leased_until timestamptz,
    error text,
    primary key (organization_id, id)
);
create unique index job_waiting on job (organization_id, module, name, key) where state = 'waiting';
create unique index job_running on job (organization_id, module, name, key) where state = 'running';
create index job_due on job (due_at) where state = 'waiting';
create index job_leased on job (leased_until) where state = 'running';
alter table job enable row level security;
create policy tenant on job to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on job to sb_platform using (true) with check (true);
grant select, insert, update on job to sb_app;
grant select, insert, update, delete on job to sb_platform;

create table webhook_route (
    organization_id uuid not null default sb.org(),
    module text not null,
    key text not null,
    primary key (organization_id, module, key)
);
-- An address on the internet belongs to one organization.
create unique index webhook_route_address on webhook_route (module, key);
alter table webhook_route enable row level security;
create policy tenant on webhook_route to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on webhook_route to sb_platform using (true) with check (true);
grant select, insert, delete on webhook_route to sb_app;
grant select on webhook_route to sb_platform;
