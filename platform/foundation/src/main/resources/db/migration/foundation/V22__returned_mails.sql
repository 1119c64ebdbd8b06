-- SPDX-License-Identifier: Apache-2.0

-- A mail that came back, or that the receiver's server refused for good, says why in one word; and as long as its
-- receiver is marked, its organization (or the platform, where there is none) sends nothing more there.
alter table mail_message
    drop constraint mail_message_state_check,
    add constraint mail_message_state_check check (state in ('queued', 'sent', 'failed', 'bounced')),
    add column failure text,
    add column undeliverable boolean not null default false;
create index mail_message_recipient on mail_message (lower(recipient), id);
drop index mail_message_kept;
create index mail_message_kept on mail_message (expires_at) where state in ('failed', 'bounced') and sealed is not null;
