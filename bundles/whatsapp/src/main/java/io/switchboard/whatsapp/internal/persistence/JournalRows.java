// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.persistence;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.conversations.api.ChannelId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The journal of webhooks of the current organization. Each call runs on the transaction's connection. */
public final class JournalRows {
    public static final String NEW = "new";
    public static final String DONE = "done";
    public static final String FAILED = "failed";
    private static final String COLUMNS = "id, channel_id, received_at, body, state, attempts, note";

    private JournalRows() {}

    /** A body to keep. */
    public record Arrival(ChannelId channel, byte[] body) {}

    /**
     * Keeps all in one statement; a body that the channel has had before is left out. The ids follow
     * the order of arrival, the statement that of the digests: two groups with the same bodies in
     * another order would otherwise wait for each other for ever.
     */
    public static void insert(Connection connection, List<Arrival> arrivals, Instant receivedAt) throws SQLException {
        MessageDigest sha256 = sha256();
        Array ids = connection.createArrayOf(
                "uuid", arrivals.stream().map(item -> Ids.next()).toArray());
        Array channels = connection.createArrayOf(
                "uuid", arrivals.stream().map(item -> item.channel().value()).toArray());
        Array bodies = connection.createArrayOf(
                "bytea", arrivals.stream().map(Arrival::body).toArray(byte[][]::new));
        Array digests = connection.createArrayOf(
                "bytea", arrivals.stream().map(item -> sha256.digest(item.body())).toArray(byte[][]::new));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into whatsapp.webhook_journal (id, channel_id, received_at, body, digest)"
                        + " select id, channel_id, ?, body, digest"
                        + " from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[])"
                        + " as arrived (id, channel_id, body, digest) order by channel_id, digest, id"
                        + " on conflict (organization_id, channel_id, digest) do nothing")) {
            insert.setTimestamp(1, Timestamp.from(receivedAt));
            insert.setArray(2, ids);
            insert.setArray(3, channels);
            insert.setArray(4, bodies);
            insert.setArray(5, digests);
            insert.executeUpdate();
        } finally {
            ids.free();
            channels.free();
            bodies.free();
            digests.free();
        }
    }

    /** The oldest rows nobody has read, locked, so that only one transaction reads them. */
    public static List<JournalRow> next(Connection connection, ChannelId channel, UUID after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from whatsapp.webhook_journal where channel_id = ? and state = 'new' and id > ?"
                + " order by id limit ? for update")) {
            select.setObject(1, channel.value());
            select.setObject(2, after);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /** One row, if nobody has read it meanwhile. */
    public static List<JournalRow> unread(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from whatsapp.webhook_journal where id = ? and state = 'new' for update")) {
            select.setObject(1, id);
            return read(select);
        }
    }

    /** The newest rows in a state, or in any. */
    public static List<JournalRow> page(
            Connection connection, ChannelId channel, @Nullable String state, @Nullable UUID before, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from whatsapp.webhook_journal where channel_id = ? and (?::text is null or state = ?)"
                + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?")) {
            select.setObject(1, channel.value());
            select.setString(2, state);
            select.setString(3, state);
            select.setObject(4, before);
            select.setObject(5, before);
            select.setInt(6, limit);
            return read(select);
        }
    }


    public static void settle(Connection connection, UUID id, String state, @Nullable String note) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.webhook_journal set state = ?, note = ?, attempts = attempts + 1 where id = ?")) {
            update.setString(1, state);
            update.setString(2, note);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /** Settles rows about which there is nothing to say. */
    public static void done(Connection connection, List<UUID> ids) throws SQLException {
        Array rows = connection.createArrayOf("uuid", ids.toArray());
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.webhook_journal set state = 'done', note = null, attempts = attempts + 1"
                        + " where id = any (?)")) {
            update.setArray(1, rows);
            update.executeUpdate();
        } finally {
            rows.free();
        }
    }

    /** Gives failed rows another chance. */
    public static int retry(Connection connection, ChannelId channel) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.webhook_journal set state = 'new', attempts = 0"
                        + " where channel_id = ? and state = 'failed'")) {
            update.setObject(1, channel.value());
            return update.executeUpdate();
        }
    }

    /** Forgets what was understood long ago. */
    public static int prune(Connection connection, ChannelId channel, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from whatsapp.webhook_journal where channel_id = ? and state = 'done' and received_at < ?")) {
            delete.setObject(1, channel.value());
            delete.setTimestamp(2, Timestamp.from(before));
            return delete.executeUpdate();
        }
    }

    private static List<JournalRow> read(PreparedStatement select) throws SQLException {
        List<JournalRow> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new JournalRow(
                        row.getObject("id", UUID.class),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getTimestamp("received_at").toInstant(),
                        row.getBytes("body"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("note")));
            }
        }
        return rows;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
        }
    }
}
