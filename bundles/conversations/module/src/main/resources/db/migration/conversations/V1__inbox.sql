-- SPDX-License-Identifier: Apache-2.0
-- Channels, the people they reach, their conversations and messages.

create table channel (
    organization_id uuid        not null default sb.org(),
    id              uuid        not null,
    kind            text        not null,
    name            text        not null,
    address         text        not null,
    capabilities    text[]      not null default '{}',
    state           text        not null default 'created' check (state in ('created', 'pairing', 'connecting',
                        'connected', 'degraded', 'disconnected', 'logged_out', 'banned', 'disabled')),
    state_reason    text,
    state_detail    text,
    state_since     timestamptz not null default now(),
    reopen_hours    integer     not null default 72 check (reopen_hours >= 0),
    removed_at      timestamptz,
    created_at      timestamptz not null default now(),
    primary key (organization_id, id)
);

create table channel_state_log (
    organization_id uuid        not null default sb.org(),
    id              bigint      not null generated always as identity,
    channel_id      uuid        not null,
    from_state      text        not null,
    to_state        text        not null,
    reason_code     text        not null,
    detail          text        not null,
    at              timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, channel_id) references channel (organization_id, id)
);
create index channel_state_log_by_channel on channel_state_log (organization_id, channel_id, id desc);

-- A person as one channel knows them. The address is the one to answer to; all known ones are in contact_address.
create table contact (
    organization_id uuid        not null default sb.org(),
    id              uuid        not null,
    channel_id      uuid        not null,
    address         text        not null,
    display_name    text        not null,
    customer_id     uuid,
    customer_name   text,
    created_at      timestamptz not null default now(),
    primary key (organization_id, id),
    foreign key (organization_id, channel_id) references channel (organization_id, id)
);
create index contact_by_customer on contact (organization_id, customer_id) where customer_id is not null;

-- An address is kind:value, such as phone:+351912004318.
create table contact_address (
    organization_id uuid not null default sb.org(),
    channel_id      uuid not null,
    address         text not null,
    contact_id      uuid not null,
    primary key (organization_id, channel_id, address),
    foreign key (organization_id, contact_id) references contact (organization_id, id)
);
create index contact_address_by_contact on contact_address (organization_id, contact_id);
create index contact_address_by_address on contact_address (organization_id, address);

-- Who an address belongs to, on whichever channel it turns up next.
create table customer_link (
    organization_id uuid        not null default sb.org(),
    address         text        not null,
    customer_id     uuid        not null,
    display_name    text        not null,
    linked_at       timestamptz not null,
    primary key (organization_id, address)
);

create table conversation_counter (
    organization_id uuid   not null default sb.org(),
    last_number     bigint not null,
    primary key (organization_id)
);

create table conversation (
    organization_id    uuid        not null default sb.org(),
    id                 uuid        not null,
    number             bigint      not null,
    channel_id         uuid        not null,
    contact_id         uuid        not null,
    state              text        not null default 'open'
                           check (state in ('open', 'pending', 'snoozed', 'resolved')),
    priority           text        not null default 'normal'
                           check (priority in ('low', 'normal', 'high', 'urgent')),
    assignee_id        uuid,
    snoozed_until      timestamptz,
    resolved_at        timestamptz,
    merged_into        uuid,
    version            bigint      not null default 1,
    last_seq           bigint      not null default 0,
    read_receipt_seq   bigint      not null default 0,
    unread_count       integer     not null default 0,
    last_message_at    timestamptz not null,
    last_inbound_at    timestamptz,
    preview            text        not null default '',
    preview_kind       text        not null default 'text',
    preview_direction  text        not null default 'in',
    preview_author     text        not null default '',
    preview_message_id uuid,
    created_at         timestamptz not null default now(),
    primary key (organization_id, id),
    unique (organization_id, number),
    foreign key (organization_id, channel_id) references channel (organization_id, id),
    foreign key (organization_id, contact_id) references contact (organization_id, id),
    foreign key (organization_id, merged_into) references conversation (organization_id, id)
) with (fillfactor = 85);
create unique index conversation_one_open on conversation (organization_id, channel_id, contact_id)
    where state <> 'resolved';
create index conversation_by_time on conversation (organization_id, last_message_at desc, id desc);
create index conversation_by_state on conversation (organization_id, state, last_message_at desc, id desc);
create index conversation_active_by_assignee
    on conversation (organization_id, assignee_id, last_message_at desc, id desc)
    where state in ('open', 'pending');
create index conversation_unread on conversation (organization_id, assignee_id)
    where unread_count > 0 and state in ('open', 'pending');
create index conversation_by_contact on conversation (organization_id, contact_id, last_message_at desc);

-- The state is deliberately in no index: three provider statuses follow each message out.
create table message (
    organization_id     uuid        not null default sb.org(),
    id                  uuid        not null,
    conversation_id     uuid        not null,
    channel_id          uuid        not null,
    seq                 bigint      not null,
    direction           text        not null check (direction in ('in', 'out', 'internal', 'system')),
    kind                text        not null,
    body                text        not null,
    author_kind         text        not null check (author_kind in ('customer', 'user', 'device', 'system')),
    author_id           uuid,
    author_name         text        not null,
    state               text        check (state in ('received', 'queued', 'sending', 'unknown', 'sent',
                            'delivered', 'read', 'failed')),
    state_at            timestamptz,
    failure_code        text,
    failure_text        text,
    provider_message_id text,
    client_token        text,
    provider_ts         timestamptz not null,
    reply_to            uuid,
    edited_at           timestamptz,
    deleted_at          timestamptz,
    raw                 text,
    created_at          timestamptz not null default now(),
    primary key (organization_id, id),
    unique (organization_id, channel_id, provider_message_id),
    unique (organization_id, conversation_id, client_token),
    unique (organization_id, conversation_id, seq),
    foreign key (organization_id, conversation_id) references conversation (organization_id, id)
) with (fillfactor = 85);
create index message_in_order on message (organization_id, conversation_id, provider_ts desc, seq desc);

create table message_revision (
    organization_id uuid        not null default sb.org(),
    id              bigint      not null generated always as identity,
    message_id      uuid        not null,
    body            text        not null,
    written_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, message_id) references message (organization_id, id)
);
create index message_revision_by_message on message_revision (organization_id, message_id, id);

-- An empty emoji stays as the trace of a reaction taken back, so that an older one cannot return.
create table message_reaction (
    organization_id uuid        not null default sb.org(),
    message_id      uuid        not null,
    actor           text        not null,
    actor_name      text        not null,
    emoji           text        not null,
    at              timestamptz not null,
    primary key (organization_id, message_id, actor),
    foreign key (organization_id, message_id) references message (organization_id, id)
);

create table attachment (
    organization_id   uuid    not null default sb.org(),
    id                uuid    not null,
    message_id        uuid    not null,
    channel_id        uuid    not null,
    position          integer not null,
    provider_media_id text,
    name              text    not null,
    media_type        text    not null,
    size              bigint,
    file_id           uuid,
    state             text    not null check (state in ('remote', 'ready', 'failed')),
    error             text,
    primary key (organization_id, id),
    foreign key (organization_id, message_id) references message (organization_id, id)
);
create index attachment_by_message on attachment (organization_id, message_id, position);
create index attachment_by_media on attachment (organization_id, channel_id, provider_media_id);

-- What a provider told about a message or file that has not arrived here yet.
create table parked_update (
    organization_id uuid        not null default sb.org(),
    id              bigint      not null generated always as identity,
    channel_id      uuid        not null,
    subject         text        not null,
    kind            text        not null,
    at              timestamptz not null,
    value           text        not null,
    code            text,
    detail          text,
    expires_at      timestamptz not null,
    primary key (organization_id, id)
);
create index parked_update_by_subject on parked_update (organization_id, channel_id, subject);
create index parked_update_by_expiry on parked_update (organization_id, expires_at);

-- Messages on their way out, in order; a row goes when its message's fate is known.
create table outbound (
    organization_id uuid        not null default sb.org(),
    position        bigint      not null generated always as identity,
    conversation_id uuid        not null,
    message_id      uuid        not null,
    reaction        text,
    attempts        integer     not null default 0,
    sending         boolean     not null default false,
    not_before      timestamptz not null,
    primary key (organization_id, position),
    foreign key (organization_id, message_id) references message (organization_id, id)
);
create index outbound_by_conversation on outbound (organization_id, conversation_id, position);

create table read_cursor (
    organization_id uuid        not null default sb.org(),
    conversation_id uuid        not null,
    user_id         uuid        not null,
    last_read_seq   bigint      not null,
    at              timestamptz not null,
    primary key (organization_id, conversation_id, user_id),
    foreign key (organization_id, conversation_id) references conversation (organization_id, id)
);

alter table channel enable row level security;
alter table channel_state_log enable row level security;
alter table contact enable row level security;
alter table contact_address enable row level security;
alter table customer_link enable row level security;
alter table conversation_counter enable row level security;
alter table conversation enable row level security;
alter table message enable row level security;
alter table message_revision enable row level security;
alter table message_reaction enable row level security;
alter table attachment enable row level security;
alter table parked_update enable row level security;
alter table outbound enable row level security;
alter table read_cursor enable row level security;

create policy tenant on channel to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on channel_state_log to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on contact to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on contact_address to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on customer_link to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on conversation_counter to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on conversation to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on message to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on message_revision to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on message_reaction to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on attachment to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on parked_update to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on outbound to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy tenant on read_cursor to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));

grant select, insert, update, delete on
    channel, channel_state_log, contact, contact_address, customer_link, conversation_counter, conversation,
    message, message_revision, message_reaction, attachment, parked_update, outbound, read_cursor to sb_app;
