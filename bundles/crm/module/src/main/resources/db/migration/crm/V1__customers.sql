-- SPDX-License-Identifier: Apache-2.0
create table customer (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    display_name text not null check (display_name <> ''),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version int not null,
    primary key (organization_id, id)
);
create index customer_by_name on customer (organization_id, lower(display_name), id);

-- A customer is recognised by any of these; a phone number is one way among others, never the key.
create table customer_identity (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    customer_id uuid not null,
    kind text not null check (kind <> ''),
    value text not null check (value <> ''),
    first_seen_at timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, kind, value),
    foreign key (organization_id, customer_id) references customer on delete cascade
);
create index customer_identity_customer on customer_identity (organization_id, customer_id);

create table customer_conversation (
    organization_id uuid not null default sb.org(),
    conversation_id uuid not null,
    customer_id uuid not null,
    linked_at timestamptz not null,
    primary key (organization_id, conversation_id),
    foreign key (organization_id, customer_id) references customer on delete cascade
);
create index customer_conversation_customer on customer_conversation (organization_id, customer_id);

alter table customer enable row level security;
alter table customer_identity enable row level security;
alter table customer_conversation enable row level security;
create policy tenant on customer to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on customer_identity to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on customer_conversation to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
grant select, insert, update, delete on customer, customer_identity, customer_conversation to sb_app;
