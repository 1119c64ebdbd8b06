-- SPDX-License-Identifier: Apache-2.0

-- The language that somebody reads the portal in; without one it is that of the organization they act for.
alter table app_user add column language text check (language in ('en', 'es', 'pt'));

-- When an admin put the checklist of a new organization away; what is done of it is found out each time.
alter table organization add column checklist_dismissed_at timestamptz;
