-- SPDX-License-Identifier: Apache-2.0

-- Somebody whom the organization has forgotten: the row stays, since what they did points to it, and says how
-- history calls them from then on.
alter table membership add column erased_at timestamptz;
alter table membership add column alias text;
alter table membership add constraint membership_erased
    check ((erased_at is null) = (alias is null) and (erased_at is null or state = 'deactivated'));
grant delete on team_member, oidc_identity to sb_platform;
