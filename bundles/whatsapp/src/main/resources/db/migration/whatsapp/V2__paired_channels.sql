-- Channels that a phone is linked to. A version before this one reads their rows as it reads the others:
-- until a phone is linked, the channel's own id stands in for the number's id, which has to be unique.
alter table cloud_channel add column kind text not null default 'cloud' check (kind in ('cloud', 'web'));

-- The session with the pairing gateway that a channel has, or is asking for. The secret is sealed.
create table pairing (
    organization_id uuid not null default sb.org(),
    channel_id uuid not null,
    attempt integer not null default 1,
    session_id text,
    session_secret bytea,
    state text not null check (state in ('starting', 'unpaired', 'qr', 'authenticated', 'ready', 'degraded', 'ended')),
    phone text,
    qr text,
    code text,
    expires_at timestamptz,
    expiries integer not null default 0,
    state_since timestamptz not null,
    primary key (organization_id, channel_id),
    foreign key (organization_id, channel_id) references cloud_channel (organization_id, id) on delete cascade
);
alter table pairing enable row level security;
create policy tenant on pairing to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
grant select, insert, update, delete on pairing to sb_app;
