-- SPDX-License-Identifier: Apache-2.0

-- Finds the next action of an organization's log without reading what lies between.
create index audit_event_action on audit_event (organization_id, action);

-- Gates read who is shut together with what is granted: those that were closed before are told now.
update grant_change set version = version + 1;
update organization set grants_version = (select version from grant_change) where status in ('suspended', 'closed');
