-- SPDX-License-Identifier: Apache-2.0

-- Who has caused what is told and enqueued, by the name that the audit log shows; stamped on the transaction
-- together with its organization, and empty where nobody is known.
create function sb.cause() returns text
    language sql stable parallel safe
    as $$ select coalesce(current_setting('app.cause', true), '') $$;

alter table outbox_event add column cause text not null default '';
alter table outbox_event alter column cause set default sb.cause();
alter table job add column cause text not null default '';
alter table job alter column cause set default sb.cause();
