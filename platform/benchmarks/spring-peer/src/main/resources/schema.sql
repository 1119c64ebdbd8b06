-- SPDX-License-Identifier: Apache-2.0
create sequence if not exists conversation_seq increment 50;
create sequence if not exists message_seq increment 50;

create table if not exists conversation (
    id              bigint      not null primary key,
    channel         text        not null,
    wa_id           text        not null,
    contact_name    text        not null,
    state           text        not null,
    unread_count    integer     not null,
    preview         text        not null,
    last_message_at timestamptz not null,
    created_at      timestamptz not null,
    unique (channel, wa_id)
);
create index if not exists conversation_by_time on conversation (last_message_at desc, id desc);

create table if not exists message (
    id                  bigint      not null primary key,
    conversation_id     bigint      not null references conversation,
    channel             text        not null,
    provider_message_id text        not null,
    kind                text        not null,
    body                text        not null,
    provider_timestamp  timestamptz not null,
    created_at          timestamptz not null,
    unique (channel, provider_message_id)
);
create index if not exists message_in_order on message (conversation_id, provider_timestamp desc, id desc);
