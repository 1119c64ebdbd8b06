-- SPDX-License-Identifier: Apache-2.0
-- Whose a conversation is, beside its assignee: a team's, and of those who wrote in it.

alter table conversation
    add column team_id uuid,
    add column participants uuid[] not null default '{}';

update conversation v set participants = w.writers
  from (select organization_id, conversation_id, array_agg(distinct author_id) as writers
          from message where author_kind = 'user' and author_id is not null and direction in ('out', 'internal')
         group by organization_id, conversation_id) w
 where w.organization_id = v.organization_id and w.conversation_id = v.id;

create index conversation_active_by_team
    on conversation (organization_id, team_id, last_message_at desc, id desc)
    where state in ('open', 'pending');
create index conversation_by_team on conversation (organization_id, team_id, state);
create index conversation_open_by_assignee on conversation (organization_id, assignee_id)
    where assignee_id is not null and state <> 'resolved';
