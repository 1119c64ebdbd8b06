-- SPDX-License-Identifier: Apache-2.0

-- Where the end of an organization's log was taken away, modules go on behind the entries that are left, as the
-- platform itself does. The end that they get then carries no seal, so that the fault stays to be seen.
create or replace function sb.audit_end(door bytea, organization uuid, beginning bytea)
    returns table (number bigint, hash bytea, seal bytea)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
begin
    perform foundation.audit_enter(door, organization);
    return query
        select c.number, c.hash, c.seal from foundation.audit_chain c where c.chain_id = organization for update;
    if found then
        return;
    end if;
    return query
        insert into foundation.audit_chain as c (chain_id, number, hash, seal)
        select organization, coalesce(max(e.number), 0), '', beginning
        from foundation.audit_event e where e.organization_id = organization and e.number is not null
        on conflict (chain_id) do update set number = c.number
        returning c.number, c.hash, c.seal;
end $$;
