// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that must be known before a message from a channel can be stored, in one statement. */
public final class Arrivals {

    /**
     * @param candidates contacts that own one of the addresses, the oldest first; more than one when
     *     the message shows that two of them are one person
     * @param parked whether something was told before about this message or one of its files
     */
    public record Arrival(
            Duration reopenWindow,
            @Nullable UUID duplicateOf,
            @Nullable UUID replyTo,
            boolean parked,
            List<Candidate> candidates) {}

    /** A known contact with its latest conversation on the channel. */
    public record Candidate(
            UUID contact,
            String address,
            String displayName,
            long knownAddresses,
            @Nullable UUID conversation,
            @Nullable ConversationState state,
            @Nullable Instant resolvedAt,
            Ownership ownership) {}

    private static final String LOOK =
            """
            select ch.reopen_hours, m.id as duplicate_of, r.id as reply_to,
                   exists (select 1 from conversations.parked_update p
                            where p.channel_id = ch.id and p.subject = any (?::text[])) as parked,
                   k.id as contact_id, k.address, k.display_name, known.addresses,
                   v.id as conversation_id, v.state, v.resolved_at, v.team_id, v.assignee_id, v.participants
              from conversations.channel ch
              left join conversations.message m on m.channel_id = ch.id and m.provider_message_id = ?::text
              left join conversations.message r on r.channel_id = ch.id and r.provider_message_id = ?::text
              left join lateral (
                     select a.contact_id, count(*) as addresses from conversations.contact_address a
                      where a.channel_id = ch.id and a.address = any (?::text[])
                      group by a.contact_id) known on true
              left join conversations.contact k on k.id = known.contact_id
              left join lateral (
                     select c.id, c.state, c.resolved_at, c.team_id, c.assignee_id, c.participants from conversations.conversation c
                      where c.contact_id = k.id and c.merged_into is null
                      order by (c.state = 'resolved'), c.last_message_at desc limit 1) v on true
             where ch.id = ?
             order by k.id""";

    /** @throws IllegalStateException when the channel was never registered */
    public Arrival look(
            Connection connection,
            UUID channel,
            String providerMessageId,
            @Nullable String replyTo,
            Collection<String> addresses,
            Collection<String> subjects)
            throws SQLException {
        List<Arrival> rows = Query.of(connection, LOOK, subjects, providerMessageId, replyTo, addresses, channel)
                .list(Arrivals::arrival);
        if (rows.isEmpty()) {
            throw new IllegalStateException("Channel " + channel + " is not registered; register it before it delivers");
        }
        Arrival first = rows.get(0);
        List<Candidate> candidates =
                rows.stream().flatMap(row -> row.candidates().stream()).toList();
        return new Arrival(first.reopenWindow(), first.duplicateOf(), first.replyTo(), first.parked(), candidates);
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        UUID contact = Query.uuid(row, "contact_id");
        List<Candidate> candidates = contact == null ? List.of() : List.of(candidate(contact, row));
        return new Arrival(
                Duration.ofHours(row.getInt("reopen_hours")),
                Query.uuid(row, "duplicate_of"),
                Query.uuid(row, "reply_to"),
                row.getBoolean("parked"),
                candidates);
    }

    private static Candidate candidate(UUID contact, ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Candidate(
                contact,
                row.getString("address"),
                row.getString("display_name"),
                row.getLong("addresses"),
                Query.uuid(row, "conversation_id"),
                state == null ? null : ConversationState.of(state),
                Query.time(row, "resolved_at"),
                state == null ? Ownership.NOBODY : Owners.of(row));
    }
}
