// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.persistence;

import io.switchboard.api.file.FileId;
import io.switchboard.conversations.api.ChannelId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Files to fetch for the current organization. Each call runs on the transaction's connection. */
public final class MediaRows {
    private MediaRows() {}

    /** @return false when it is known already */
    public static boolean insert(Connection connection, ChannelId channel, String mediaId, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into whatsapp.media_fetch (channel_id, media_id, changed_at) values (?, ?, ?)"
                        + " on conflict do nothing")) {
            insert.setObject(1, channel.value());
            insert.setString(2, mediaId);
            insert.setTimestamp(3, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    /** @return false when another run settled it first */
    public static boolean settle(
            Connection connection,
            ChannelId channel,
            String mediaId,
            @Nullable FileId file,
            @Nullable String reason,
            Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.media_fetch set state = ?, file_id = ?, reason = ?, changed_at = ?"
                        + " where channel_id = ? and media_id = ? and state <> 'done'")) {
            update.setString(1, file == null ? "failed" : "done");
            update.setObject(2, file == null ? null : file.value());
            update.setString(3, reason);
            update.setTimestamp(4, Timestamp.from(now));
            update.setObject(5, channel.value());
            update.setString(6, mediaId);
            return update.executeUpdate() == 1;
        }
    }
}
