-- SPDX-License-Identifier: Apache-2.0

-- The language that somebody reads the portal in; without one it is that of the organization they act for.
alter table app_user add column language text check (language in ('en', 'es', 'pt'));
