// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes one contact of two that turned out to be one person. Nothing is lost: addresses and
 * conversations go over, and of two conversations that are not resolved the newer one's messages go
 * into the older one; the emptied one stays as a pointer, so that its id still leads somewhere.
 */
public final class ContactMerge {

    private record Open(UUID id, UUID contact) {}

    /** @return the conversation that was emptied, if there was one */
    public Optional<UUID> merge(Connection connection, UUID survivor, UUID other) throws SQLException {
        Query.of(
                        connection,
                        "select id from conversations.contact where id = any (?::uuid[]) order by id for update",
                        List.of(survivor, other))
                .list(row -> true);
        Optional<UUID> emptied = joinOpenConversations(connection, survivor, other);
        Query.of(
                        connection,
                        "update conversations.contact_address set contact_id = ?::uuid where contact_id = ?::uuid",
                        survivor,
                        other)
                .update();
        Query.of(
                        connection,
                        "update conversations.conversation set contact_id = ?::uuid where contact_id = ?::uuid",
                        survivor,
                        other)
                .update();
        Query.of(
                        connection,
                        """
                        with gone as (delete from conversations.contact where id = ?::uuid
                                      returning customer_id, customer_name)
                        update conversations.contact k
                           set customer_id = gone.customer_id, customer_name = gone.customer_name
                          from gone where k.id = ?::uuid and k.customer_id is null""",
                        other,
                        survivor)
                .update();
        return emptied;
    }

    private Optional<UUID> joinOpenConversations(Connection connection, UUID survivor, UUID other)
            throws SQLException {
        List<Open> open = Query.of(
                        connection,
                        """
                        select id, contact_id from conversations.conversation
                         where contact_id = any (?::uuid[]) and state <> 'resolved' order by id for no key update""",
                        List.of(survivor, other))
                .list(row -> new Open(Query.id(row, "id"), Query.id(row, "contact_id")));
        if (open.size() < 2) {
            return Optional.empty();
        }
        UUID older = open.get(0).id();
        UUID newer = open.get(1).id();
        moveMessages(connection, newer, older);
        return Optional.of(newer);
    }

    private void moveMessages(Connection connection, UUID from, UUID into) throws SQLException {
        // A token is only unique within its conversation; after the move a clash gives way.
        Query.of(
                        connection,
                        """
                        update conversations.message m
                           set client_token = case when exists (select 1 from conversations.message o
                                 where o.conversation_id = ?::uuid and o.client_token = m.client_token)
                                 then null else m.client_token end,
                               conversation_id = ?::uuid, seq = n.seq
                          from (select x.id, v.last_seq + row_number() over (order by x.seq) as seq
                                  from conversations.message x, conversations.conversation v
                                 where x.conversation_id = ?::uuid and v.id = ?::uuid) n
                         where m.id = n.id""",
                        into,
                        into,
                        from,
                        into)
                .update();
        Query.of(
                        connection,
                        "update conversations.outbound set conversation_id = ?::uuid where conversation_id = ?::uuid",
                        into,
                        from)
                .update();
        Query.of(
                        connection,
                        """
                        update conversations.conversation v
                           set last_seq = greatest(v.last_seq, (select max(seq) from conversations.message
                                                                 where conversation_id = v.id)),
                               unread_count = v.unread_count + f.unread_count,
                               assignee_id = coalesce(v.assignee_id, f.assignee_id),
                               team_id = coalesce(v.team_id, f.team_id),
                               participants = array(select unnest(v.participants) union select unnest(f.participants)),
                               last_inbound_at = greatest(v.last_inbound_at, f.last_inbound_at),
                               preview = case when f.last_message_at > v.last_message_at
                                              then f.preview else v.preview end,
                               preview_kind = case when f.last_message_at > v.last_message_at
                                              then f.preview_kind else v.preview_kind end,
                               preview_direction = case when f.last_message_at > v.last_message_at
                                              then f.preview_direction else v.preview_direction end,
                               preview_author = case when f.last_message_at > v.last_message_at
                                              then f.preview_author else v.preview_author end,
                               preview_message_id = case when f.last_message_at > v.last_message_at
                                              then f.preview_message_id else v.preview_message_id end,
                               last_message_at = greatest(v.last_message_at, f.last_message_at),
                               version = v.version + 1
                          from conversations.conversation f where v.id = ?::uuid and f.id = ?::uuid""",
                        into,
                        from)
                .update();
        Query.of(
                        connection,
                        """
                        update conversations.conversation
                           set state = 'resolved', resolved_at = now(), merged_into = ?::uuid, unread_count = 0,
                               snoozed_until = null, version = version + 1
                         where id = ?::uuid or merged_into = ?::uuid""",
                        into,
                        from,
                        from)
                .update();
    }
}
