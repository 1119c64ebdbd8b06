// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations, for those who change them. */
public final class ConversationRows {

    /** A conversation locked for change, with what its channel allows. */
    public record Locked(
            UUID id,
            UUID contact,
            ConversationState state,
            String priority,
            Ownership ownership,
            @Nullable Instant snoozedUntil,
            long version,
            long lastSeq,
            int unread,
            @Nullable Instant lastInbound,
            @Nullable UUID mergedInto,
            ChannelRow channel) {
        public @Nullable UUID assignee() {
            return ownership.assignee();
        }
    }

    /** The channel of a locked conversation. */
    public record ChannelRow(
            UUID id, String kind, String name, String state, boolean removed, Set<ChannelCapability> capabilities) {
        public boolean can(ChannelCapability capability) {
            return capabilities.contains(capability);
        }
    }

    // The contact first, as those who store its messages do: else they could wait for each other.
    private static final String LOCK =
            """
            select v.id, v.contact_id, v.state, v.priority, v.team_id, v.assignee_id, v.participants, v.snoozed_until, v.version, v.last_seq,
                   v.unread_count, v.last_inbound_at, ch.id as channel_id, ch.kind, ch.name,
                   v.merged_into, ch.state as channel_state, ch.removed_at is not null as removed, ch.capabilities
              from conversations.contact k
              join conversations.conversation v on v.contact_id = k.id
              join conversations.channel ch on ch.id = v.channel_id
             where v.id = ?::uuid
               for no key update of k, v""";

    public void insert(Connection connection, UUID id, UUID channel, UUID contact, Instant at) throws SQLException {
        // The number comes from a counter row in this transaction, so that a rollback gives it back.
        Query.of(
                        connection,
                        """
                        with n as (
                          insert into conversations.conversation_counter as c (last_number) values (1)
                          on conflict (organization_id) do update set last_number = c.last_number + 1
                          returning last_number)
                        insert into conversations.conversation (id, number, channel_id, contact_id, last_message_at)
                        select ?::uuid, n.last_number, ?::uuid, ?::uuid, ?::timestamptz from n""",
                        id,
                        channel,
                        contact,
                        at)
                .update();
    }

    /** The conversation, or the one it was merged into, locked to the end of the transaction. */
    public Optional<Locked> lock(Connection connection, UUID id) throws SQLException {
        Optional<Locked> locked = Query.of(connection, LOCK, id).first(ConversationRows::locked);
        UUID mergedInto = locked.map(Locked::mergedInto).orElse(null);
        return mergedInto == null ? locked : lock(connection, mergedInto);
    }

    /** The number of the contact's conversation that is not resolved, other than this one. */
    public Optional<Long> otherOpen(Connection connection, UUID contact, UUID conversation) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select number from conversations.conversation
                         where contact_id = ?::uuid and state <> 'resolved' and id <> ?::uuid""",
                        contact,
                        conversation)
                .first(row -> row.getLong("number"));
    }

    public void change(
            Connection connection,
            UUID id,
            ConversationState state,
            String priority,
            Ownership ownership,
            @Nullable Instant snoozedUntil,
            @Nullable Instant resolvedAt)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        update conversations.conversation
                           set state = ?, priority = ?, team_id = ?::uuid, assignee_id = ?::uuid,
                               snoozed_until = ?::timestamptz, resolved_at = ?::timestamptz, version = version + 1
                         where id = ?::uuid""",
                        state.key(),
                        priority,
                        ownership.team(),
                        ownership.assignee(),
                        snoozedUntil,
                        resolvedAt,
                        id)
                .update();
    }

    public void unassign(Connection connection, UUID id) throws SQLException {
        Query.of(connection, "update conversations.conversation set assignee_id = null where id = ?::uuid", id)
                .update();
    }

    /** Moves the reader's cursor to the end and clears the counter that all agents share. */
    public void read(Connection connection, UUID id, UUID user, long seq, Instant now) throws SQLException {
        Query.of(
                        connection,
                        """
                        insert into conversations.read_cursor (conversation_id, user_id, last_read_seq, at)
                        values (?, ?, ?, ?)
                        on conflict (organization_id, conversation_id, user_id) do update
                           set last_read_seq = greatest(read_cursor.last_read_seq, excluded.last_read_seq),
                               at = excluded.at""",
                        id,
                        user,
                        seq,
                        now)
                .update();
        setUnread(connection, id, 0);
    }

    public void setUnread(Connection connection, UUID id, int unread) throws SQLException {
        Query.of(connection, "update conversations.conversation set unread_count = ? where id = ?::uuid", unread, id)
                .update();
    }

    /** The provider's id of the newest message of the contact that the provider was not told is read. */
    public Optional<Receipt> receiptDue(Connection connection, UUID id) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select ch.id as channel_id, ch.kind, ch.capabilities, m.provider_message_id, m.seq
                          from conversations.conversation v
                          join conversations.channel ch on ch.id = v.channel_id and ch.removed_at is null
                          join conversations.message m on m.conversation_id = v.id and m.direction = 'in'
                               and m.seq > v.read_receipt_seq and m.provider_message_id is not null
                         where v.id = ?::uuid and v.unread_count = 0 order by m.seq desc limit 1""",
                        id)
                .first(row -> new Receipt(
                        Query.id(row, "channel_id"),
                        row.getString("kind"),
                        capabilities(row),
                        row.getString("provider_message_id"),
                        row.getLong("seq")));
    }

    public void receiptGiven(Connection connection, UUID id, long seq) throws SQLException {
        Query.of(
                        connection,
                        """
                        update conversations.conversation set read_receipt_seq = greatest(read_receipt_seq, ?)
                         where id = ?::uuid""",
                        seq,
                        id)
                .update();
    }

    /** A read receipt to give. */
    public record Receipt(
            UUID channel, String kind, Set<ChannelCapability> capabilities, String providerMessageId, long seq) {}

    private static Locked locked(ResultSet row) throws SQLException {
        return new Locked(
                Query.id(row, "id"),
                Query.id(row, "contact_id"),
                ConversationState.of(row.getString("state")),
                row.getString("priority"),
                Owners.of(row),
                Query.time(row, "snoozed_until"),
                row.getLong("version"),
                row.getLong("last_seq"),
                row.getInt("unread_count"),
                Query.time(row, "last_inbound_at"),
                Query.uuid(row, "merged_into"),
                new ChannelRow(
                        Query.id(row, "channel_id"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("channel_state"),
                        row.getBoolean("removed"),
                        capabilities(row)));
    }

    static Set<ChannelCapability> capabilities(ResultSet row) throws SQLException {
        return ChannelRows.capabilities(Query.texts(row, "capabilities"));
    }
}
