-- SPDX-License-Identifier: Apache-2.0

-- Which organization a transaction works for is a setting, and anybody who may run a statement may change a setting.
-- So the setting counts only together with a seal over it, which is made behind a door for those who know its code.
create table sb.door (
    code_hash bytea primary key
);
grant select, insert, delete on sb.door to sb_platform;

-- Never leaves the database, and is read by nobody but the functions below.
create table sb.seal_key (
    single boolean primary key default true check (single),
    key bytea not null
);
insert into sb.seal_key (key)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- Good for this organization, in this session and this transaction: a seal that was seen is worth nothing elsewhere.
create function sb.seal(organization text) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select encode(sha256(k.key || convert_to(
              organization || ' ' || pg_backend_pid() || ' ' || extract(epoch from transaction_timestamp()), 'UTF8')), 'hex')
          from sb.seal_key k $$;
revoke all on function sb.seal from public;

create function sb.enter(door bytea, organization uuid, cause text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
begin
    if not exists (select from sb.door d where d.code_hash = sha256(door)) then
        raise exception 'Only the platform says which organization a transaction works for' using errcode = '42501';
    end if;
    perform set_config('app.organization_id', organization::text, true),
            set_config('app.seal', sb.seal(organization::text), true),
            set_config('app.cause', cause, true);
end $$;
revoke all on function sb.enter from public;
grant execute on function sb.enter to sb_app;

-- Restricted, since a parallel worker is another session than the one that the seal is for.
create or replace function sb.org() returns uuid
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
    as $$
declare
    -- After SET LOCAL has ended the setting is '', not null.
    organization constant text := nullif(current_setting('app.organization_id', true), '');
begin
    if organization is null then
        return null;
    end if;
    if current_setting('app.seal', true) is distinct from sb.seal(organization) then
        raise exception 'Only the platform says which organization a transaction works for' using errcode = '42501';
    end if;
    return organization::uuid;
end $$;
