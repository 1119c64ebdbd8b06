-- Numbers connected through the Cloud API. Secrets are sealed before they come here.
create table cloud_channel (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    name text not null,
    phone_number_id text not null,
    business_account_id text not null,
    api_base text not null,
    display_phone text,
    quality text,
    state text not null,
    reason_code text,
    detail text,
    access_token bytea not null,
    app_secret bytea not null,
    verify_token bytea not null,
    secrets_version integer not null default 1,
    version integer not null default 1,
    created_at timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, phone_number_id)
);
alter table cloud_channel enable row level security;
create policy tenant on cloud_channel to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
grant select, insert, update, delete on cloud_channel to sb_app;

-- What the provider sent, byte for byte, before anybody looks into it. No foreign key: a check per
-- row is dear here, and a group of webhooks must not fail for a channel removed meanwhile.
create table webhook_journal (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    channel_id uuid not null,
    received_at timestamptz not null,
    body bytea not null,
    digest bytea not null,
    state text not null default 'new' check (state in ('new', 'done', 'failed')),
    attempts integer not null default 0,
    note text,
    primary key (organization_id, id),
    -- The provider repeats a call that it thinks was lost; the same bytes say nothing new.
    unique (organization_id, channel_id, digest)
);
create index webhook_journal_new on webhook_journal (organization_id, channel_id, id) where state = 'new';
create index webhook_journal_failed on webhook_journal (organization_id, channel_id, id) where state = 'failed';
alter table webhook_journal enable row level security;
create policy tenant on webhook_journal to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
grant select, insert, update, delete on webhook_journal to sb_app;

-- Files that came with messages: fetched once, however often the message is told.
create table media_fetch (
    organization_id uuid not null default sb.org(),
    channel_id uuid not null,
    media_id text not null,
    state text not null default 'new' check (state in ('new', 'done', 'failed')),
    file_id uuid,
    reason text,
    changed_at timestamptz not null,
    primary key (organization_id, channel_id, media_id),
    foreign key (organization_id, channel_id) references cloud_channel (organization_id, id) on delete cascade
);
alter table media_fetch enable row level security;
create policy tenant on media_fetch to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
grant select, insert, update, delete on media_fetch to sb_app;
