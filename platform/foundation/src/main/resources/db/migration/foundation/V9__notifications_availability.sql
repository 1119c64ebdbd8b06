-- SPDX-License-Identifier: Apache-2.0
-- What members are told in person. Modules write by sb.tell_members only: the role that all modules share
-- reaches no row, so that no module reads what another told somebody.
create table notification (
    organization_id uuid not null default sb.org(),
    user_id uuid not null,
    id uuid not null,
    module text not null,
    kind text not null,
    title text not null,
    page text not null,
    fold_key text not null,
    times int not null default 1,
    told_at timestamptz not null,
    read_at timestamptz,
    primary key (organization_id, user_id, id),
    foreign key (organization_id, user_id) references membership (organization_id, user_id) on delete cascade
);
create unique index notification_fold on notification (organization_id, user_id, module, fold_key) where read_at is null;
create index notification_newest on notification (organization_id, user_id, told_at desc, id desc);
create index notification_age on notification (told_at);
alter table notification enable row level security;
create policy tenant on notification to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
create policy platform on notification to sb_platform using (true) with check (true);
grant select, insert, update, delete on notification to sb_platform;

-- Tells active members of the transaction's organization and gives those who were told. Nobody keeps more
-- than the newest 200, nor anything older than 90 days.
create function sb.tell_members(
    members uuid[], from_module text, what text, words text, address text, folded text, now_is timestamptz)
    returns setof uuid
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    told uuid[];
begin
    with told_now as (
        insert into foundation.notification as n
            (organization_id, user_id, id, module, kind, title, page, fold_key, told_at)
        select m.organization_id, m.user_id, gen_random_uuid(), from_module, what, words, address, folded, now_is
        from foundation.membership m
        join foundation.app_user u on u.id = m.user_id and u.status = 'active'
        where m.organization_id = sb.org() and m.state = 'active' and m.user_id = any (members)
        order by m.user_id
        on conflict (organization_id, user_id, module, fold_key) where read_at is null
        do update set kind = excluded.kind, title = excluded.title, page = excluded.page,
                      told_at = excluded.told_at, times = least(n.times + 1, 999)
        returning n.user_id)
    select array_agg(user_id) into told from told_now;

    delete from foundation.notification n
    where n.organization_id = sb.org() and n.user_id = any (told)
      and (n.told_at < now_is - interval '90 days'
           or n.id in (select o.id from foundation.notification o
                       where o.organization_id = n.organization_id and o.user_id = n.user_id
                       order by o.told_at desc, o.id desc offset 200));
    return query select unnest(told);
end
$$;
revoke execute on function sb.tell_members from public;
grant execute on function sb.tell_members to sb_app;
