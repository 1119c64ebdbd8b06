-- SPDX-License-Identifier: Apache-2.0

-- Of an organization whose data is gone only the row stays, so that its id is never given out again.
alter table organization alter column owner_user_id drop not null;
alter table organization add column purged_at timestamptz;
create index organization_to_purge on organization (closes_at) where status = 'closed' and purged_at is null;

-- An account whose person is forgotten keeps nothing of theirs.
grant delete on configured_password to sb_platform;

-- Every table that belongs to organizations, whoever made it, and how far it stands from those that nothing
-- points to: rows go from the least depth to the greatest.
create view tenant_table as
with recursive tenant as (
    select c.oid, n.nspname::text as schema_name, c.relname::text as table_name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\_%'
      and exists (select from pg_attribute a
                  where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
), place (oid, depth) as (
    select oid, 0 from tenant
    union
    select f.confrelid, p.depth + 1
    from place p
    join pg_constraint f on f.conrelid = p.oid and f.contype = 'f' and f.confrelid <> f.conrelid
    join tenant t on t.oid = f.confrelid
    where p.depth < 50
)
select t.schema_name, t.table_name, max(p.depth) as depth
from tenant t join place p on p.oid = t.oid
group by t.schema_name, t.table_name;
grant select on tenant_table to sb_platform;

-- The platform's role reaches no row of a module. These two doors open for the one organization that is closed,
-- or that has asked for its data, and for nothing else.
create function purge_rows(of_organization uuid, of_schema text, of_table text, now_is timestamptz) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
declare
    gone bigint;
begin
    if not exists (select from foundation.organization o
                   where o.id = of_organization and o.status = 'closed' and o.closes_at <= now_is and o.purged_at is null)
       or not exists (select from foundation.tenant_table t where t.schema_name = of_schema and t.table_name = of_table) then
        raise exception 'Only what a closed organization has left is purged' using errcode = '42501';
    end if;
    execute format('delete from %I.%I where organization_id = $1', of_schema, of_table) using of_organization;
    get diagnostics gone = row_count;
    if of_schema = 'foundation' and of_table = 'audit_event' then
        delete from foundation.audit_chain c where c.chain_id = of_organization;
    end if;
    return gone;
end $$;
revoke all on function purge_rows from public;
grant execute on function purge_rows to sb_platform;

create table organization_export (
    organization_id uuid not null default sb.org() references organization,
    id uuid not null,
    requested_by uuid not null references app_user,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'ready', 'failed')),
    parts_done int not null default 0,
    parts int not null default 0,
    sha256 text,
    size bigint,
    requested_at timestamptz not null,
    leased_until timestamptz,
    finished_at timestamptz,
    expires_at timestamptz not null,
    primary key (organization_id, id)
);
create unique index organization_export_open on organization_export (organization_id) where state in ('waiting', 'running');
create index organization_export_due on organization_export (requested_at) where state in ('waiting', 'running');
create index organization_export_expiry on organization_export (expires_at);
alter table organization_export enable row level security;
create policy tenant on organization_export to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on organization_export to sb_platform using (true) with check (true);
grant select, insert, update, delete on organization_export to sb_platform;

-- What is sealed, hashed or a picture is bytes in every table, and of no use outside: it stays here.
create function open_rows(of_organization uuid, of_schema text, of_table text) returns refcursor
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
declare
    columns text;
    rows refcursor;
begin
    if not exists (select from foundation.organization_export x
                   where x.organization_id = of_organization and x.state = 'running')
       or not exists (select from foundation.tenant_table t where t.schema_name = of_schema and t.table_name = of_table) then
        raise exception 'Only an organization that has asked for its data gets it' using errcode = '42501';
    end if;
    select string_agg(format('%I', a.attname), ', ' order by a.attnum) into columns
    from pg_attribute a
    where a.attrelid = format('%I.%I', of_schema, of_table)::regclass and a.attnum > 0 and not a.attisdropped
      and a.atttypid <> 'bytea'::regtype and a.attname <> 'organization_id';
    open rows for execute
        format('select to_json(r)::text from (select %s from %I.%I where organization_id = $1) r', columns, of_schema, of_table)
        using of_organization;
    return rows;
end $$;
revoke all on function open_rows from public;
grant execute on function open_rows to sb_platform;
