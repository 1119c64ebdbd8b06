-- SPDX-License-Identifier: Apache-2.0

-- What each server brings itself to: one row per module that was ever installed.
create table module_state (
    module text primary key,
    desired_version text not null,
    desired_sha256 text not null,
    state text not null check (state in ('running', 'stopped', 'waiting')),
    changed_by text not null,
    changed_at timestamptz not null
);

-- Versions that stay for a rollback. content_version differs from version when old code was packed again.
create table module_archive (
    module text not null,
    version text not null,
    content_version text not null,
    sha256 text not null,
    file_name text not null,
    deployed_at timestamptz not null,
    primary key (module, version)
);

-- Bundles that modules share and that did not come with a feature.
create table library_archive (
    name text not null,
    version text not null,
    sha256 text not null,
    file_name text not null,
    installed_at timestamptz not null,
    primary key (name, version)
);

create table deployment (
    id uuid primary key,
    kind text not null check (kind in ('deploy', 'rollback', 'stop', 'start')),
    module text,
    version text,
    file_name text not null,
    actor text not null,
    state text not null,
    sentence text not null,
    started_at timestamptz not null,
    ended_at timestamptz
);
create index deployment_recent on deployment (started_at desc, id desc);
create index deployment_open on deployment (id) where ended_at is null;

create table deployment_step (
    deployment uuid not null references deployment on delete cascade,
    position int not null,
    state text not null,
    at timestamptz not null,
    sentence text not null,
    primary key (deployment, position)
);

grant select, insert, update, delete
    on module_state, module_archive, library_archive, deployment, deployment_step to sb_platform;
