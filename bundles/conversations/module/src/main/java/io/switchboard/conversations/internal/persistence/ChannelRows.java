// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.api.ChannelState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Channels and their history. */
public final class ChannelRows {

    public void register(
            Connection connection,
            UUID id,
            String kind,
            String name,
            String address,
            Set<ChannelCapability> capabilities)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        insert into conversations.channel (id, kind, name, address, capabilities)
                        values (?, ?, ?, ?, ?::text[])
                        on conflict (organization_id, id) do update
                           set kind = excluded.kind, name = excluded.name, address = excluded.address,
                               capabilities = excluded.capabilities, removed_at = null""",
                        id,
                        kind,
                        name,
                        address,
                        capabilities.stream().map(ChannelRows::key).sorted().toList())
                .update();
    }

    /** Records the transition; false when the channel is in that state for that reason already. */
    public boolean move(
            Connection connection, UUID id, ChannelState to, String reasonCode, String detail, Instant now)
            throws SQLException {
        return Query.of(
                                connection,
                                """
                                with was as (
                                  select id, state, state_reason from conversations.channel where id = ?::uuid
                                     for update),
                                moved as (
                                  update conversations.channel c
                                     set state = ?, state_reason = ?, state_detail = ?, state_since = ?
                                    from was where c.id = was.id
                                     and (was.state <> ? or was.state_reason is distinct from ?)
                                  returning c.id)
                                insert into conversations.channel_state_log
                                       (channel_id, from_state, to_state, reason_code, detail, at)
                                select was.id, was.state, ?, ?, ?, ? from was join moved on moved.id = was.id""",
                                id,
                                key(to),
                                reasonCode,
                                detail,
                                now,
                                key(to),
                                reasonCode,
                                key(to),
                                reasonCode,
                                detail,
                                now)
                        .update()
                == 1;
    }

    public void remove(Connection connection, UUID id, Instant now) throws SQLException {
        Query.of(connection, "update conversations.channel set removed_at = ? where id = ?::uuid", now, id)
                .update();
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What this version knows of the stored words; a newer generation may have written more. */
    static Set<ChannelCapability> capabilities(Collection<String> keys) {
        return Arrays.stream(ChannelCapability.values())
                .filter(capability -> keys.contains(key(capability)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
