-- SPDX-License-Identifier: Apache-2.0

-- Which signed-in clients are told; null tells all of the organization's. Handlers of modules are told of everything.
alter table outbox_event add column audience jsonb;
