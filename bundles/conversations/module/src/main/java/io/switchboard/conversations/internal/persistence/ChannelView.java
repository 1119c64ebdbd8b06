// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.domain.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Channels as pages and lists read them. */
public final class ChannelView {
    private static final int TRANSITIONS = 8;

    /**
     * A channel with its recent history.
     *
     * @param active conversations on it that are open or pending and reached, capped
     */
    public record Channel(
            UUID id,
            String kind,
            String name,
            String address,
            String state,
            @Nullable String reasonCode,
            @Nullable String reason,
            Instant since,
            Set<ChannelCapability> capabilities,
            int active,
            List<Transition> timeline) {}

    /** A change of state. */
    public record Transition(String from, String to, String reasonCode, String detail, Instant at) {}

    /** All channels that were not removed, by name. */
    public List<Channel> channels(Connection connection, Reach reach) throws SQLException {
        return channels(connection, reach, timelines(connection));
    }

    /** The same without their history. */
    public List<Channel> brief(Connection connection, Reach reach) throws SQLException {
        return channels(connection, reach, Map.of());
    }

    private static List<Channel> channels(
            Connection connection, Reach reach, Map<UUID, List<Transition>> timelines) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>();
        String within = Owners.within(reach, arguments);
        return Query.of(
                        connection,
                        """
                        select c.id, c.kind, c.name, c.address, c.state, c.state_reason, c.state_detail, c.state_since,
                               c.capabilities,
                               (select count(*) from (select 1 from conversations.conversation v
                                 where v.channel_id = c.id and v.state in ('open', 'pending')%s limit 1000) n) as active
                          from conversations.channel c where c.removed_at is null order by c.name, c.id"""
                                .formatted(within),
                        arguments.toArray())
                .list(row -> new Channel(
                        Query.id(row, "id"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("state"),
                        row.getString("state_reason"),
                        row.getString("state_detail"),
                        Query.instant(row, "state_since"),
                        ConversationRows.capabilities(row),
                        row.getInt("active"),
                        timelines.getOrDefault(row.getObject("id", UUID.class), List.of())));
    }

    private static Map<UUID, List<Transition>> timelines(Connection connection) throws SQLException {
        Map<UUID, List<Transition>> byChannel = new HashMap<>();
        Query.of(
                        connection,
                        """
                        select l.channel_id, l.from_state, l.to_state, l.reason_code, l.detail, l.at
                          from conversations.channel c, lateral (
                               select id, channel_id, from_state, to_state, reason_code, detail, at
                                 from conversations.channel_state_log
                                where channel_id = c.id order by id desc limit ?) l
                         where c.removed_at is null order by l.id desc""",
                        TRANSITIONS)
                .list(row -> byChannel
                        .computeIfAbsent(row.getObject("channel_id", UUID.class), id -> new ArrayList<>())
                        .add(new Transition(
                                row.getString("from_state"),
                                row.getString("to_state"),
                                row.getString("reason_code"),
                                row.getString("detail"),
                                Query.instant(row, "at"))));
        return byChannel;
    }
}
