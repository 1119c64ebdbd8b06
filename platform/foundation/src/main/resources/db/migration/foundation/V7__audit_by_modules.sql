-- SPDX-License-Identifier: Apache-2.0

-- Modules' acts are written in modules' transactions, whose role has no right to the log. It gets in by two
-- functions, and those open to a code that the platform makes of a key outside of the database: so no SQL of
-- a module writes an entry. Here is only the code's hash.
create table audit_door (
    code_hash bytea primary key
);
alter table audit_door enable row level security;
create policy platform on audit_door to sb_platform using (true) with check (true);
grant select, insert, delete on audit_door to sb_platform;

create function audit_enter(door bytea, organization uuid) returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
begin
    if not exists (select from foundation.audit_door d where d.code_hash = sha256(door)) then
        raise exception 'Only the platform writes the audit log' using errcode = '42501';
    end if;
    if organization is distinct from sb.org() then
        raise exception 'The transaction belongs to another organization' using errcode = '42501';
    end if;
end $$;
revoke all on function audit_enter from public;

-- In this schema, since the role of modules cannot look into the platform's.
create function sb.audit_end(door bytea, organization uuid, beginning bytea)
    returns table (number bigint, hash bytea, seal bytea)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
begin
    perform foundation.audit_enter(door, organization);
    return query
        insert into foundation.audit_chain as c (chain_id, number, hash, seal) values (organization, 0, '', beginning)
        on conflict (chain_id) do update set number = c.number
        returning c.number, c.hash, c.seal;
end $$;

create function sb.audit_append(door bytea, organization uuid, entries json, last bigint, last_hash bytea, last_seal bytea)
    returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
begin
    perform foundation.audit_enter(door, organization);
    insert into foundation.audit_event (id, organization_id, number, at, actor_id, actor, on_behalf_of, action,
        entity_type, entity_id, detail, client_address, request_id, hash)
    select e.id, organization, e.number, e.at, e.actor_id, e.actor, e.on_behalf_of, e.action,
           e.entity_type, e.entity_id, e.detail::json, e.client_address, e.request_id, decode(e.hash, 'base64')
    from json_to_recordset(entries) as e (id uuid, number bigint, at timestamptz, actor_id uuid, actor text,
        on_behalf_of text, action text, entity_type text, entity_id text, detail text, client_address text,
        request_id text, hash text);
    update foundation.audit_chain set number = last, hash = last_hash, seal = last_seal where chain_id = organization;
end $$;

revoke all on function sb.audit_end, sb.audit_append from public;
grant execute on function sb.audit_end, sb.audit_append to sb_app;
