create table entry (
    organization_id uuid not null default sb.org(),
    id uuid not null,
    text text not null,
    primary key (organization_id, id)
);
alter table entry enable row level security;
create policy tenant on entry to sb_app
    using (organization_id = (select sb.org())) with check (organization_id = (select sb.org()));
grant select, insert on entry to sb_app;
