// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.persistence;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.domain.Pairing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pairings of the current organization's channels. Each call runs on the transaction's connection. */
public final class PairingRows {
    private static final String COLUMNS =
            "attempt, session_id, session_secret, state, phone, qr, code, expires_at, expiries, state_since";

    private static final String WHILE_IT_LASTS = " where channel_id = ? and attempt = ? and state <> 'ended'";

    private PairingRows() {}

    /** A pairing with the sealed secret of its session, once it has one. */
    public record Row(Pairing pairing, byte @Nullable [] secret) {}

    /** Puts a new attempt in the place of whatever there was. */
    public static void begin(Connection connection, Pairing pairing) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into whatsapp.pairing (channel_id, attempt, state, phone, state_since) values (?, ?, ?, ?, ?)"
                        + " on conflict (organization_id, channel_id) do update set attempt = excluded.attempt,"
                        + " session_id = null, session_secret = null, state = excluded.state, phone = excluded.phone,"
                        + " qr = null, code = null, expires_at = null, expiries = 0, state_since = excluded.state_since")) {
            insert.setObject(1, pairing.channel().value());
            insert.setInt(2, pairing.attempt());
            insert.setString(3, pairing.state().key());
            insert.setString(4, pairing.phone());
            insert.setTimestamp(5, Timestamp.from(pairing.since()));
            insert.executeUpdate();
        }
    }

    /** @return false when the attempt is over, since somebody ended it or began another */
    public static boolean start(Connection connection, Pairing pairing, byte[] secret) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.pairing set session_id = ?, session_secret = ?" + WHILE_IT_LASTS)) {
            update.setString(1, pairing.session());
            update.setBytes(2, secret);
            update.setObject(3, pairing.channel().value());
            update.setInt(4, pairing.attempt());
            return update.executeUpdate() == 1;
        }
    }

    /** @return false when the attempt is over */
    public static boolean save(Connection connection, Pairing pairing) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.pairing set state = ?, qr = ?, code = ?, expires_at = ?, expiries = ?, state_since = ?"
                        + WHILE_IT_LASTS)) {
            update.setString(1, pairing.state().key());
            update.setString(2, pairing.qr());
            update.setString(3, pairing.code());
            update.setTimestamp(4, timestamp(pairing.expiresAt()));
            update.setInt(5, pairing.expiries());
            update.setTimestamp(6, Timestamp.from(pairing.since()));
            update.setObject(7, pairing.channel().value());
            update.setInt(8, pairing.attempt());
            return update.executeUpdate() == 1;
        }
    }

    /** Ends the attempt; what it had of a session is forgotten. */
    public static void end(Connection connection, ChannelId channel, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.pairing set state = 'ended', session_id = null, session_secret = null, qr = null,"
                        + " code = null, expires_at = null, state_since = ? where channel_id = ?")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, channel.value());
            update.executeUpdate();
        }
    }

    /** Notes the phone that a code to type is wanted for. */
    public static void wantCode(Connection connection, ChannelId channel, String phone) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.pairing set phone = ?, code = null where channel_id = ? and state <> 'ended'")) {
            update.setString(1, phone);
            update.setObject(2, channel.value());
            update.executeUpdate();
        }
    }

    public static Optional<Row> find(Connection connection, ChannelId channel) throws SQLException {
        return find(connection, channel, "");
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    public static Optional<Row> lock(Connection connection, ChannelId channel) throws SQLException {
        return find(connection, channel, " for update");
    }

    private static Optional<Row> find(Connection connection, ChannelId channel, String locking) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from whatsapp.pairing where channel_id = ?" + locking)) {
            select.setObject(1, channel.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Row(read(channel, row), row.getBytes("session_secret"))) : Optional.empty();
            }
        }
    }

    private static Pairing read(ChannelId channel, ResultSet row) throws SQLException {
        Timestamp expiresAt = row.getTimestamp("expires_at");
        return new Pairing(
                channel,
                row.getInt("attempt"),
                row.getString("session_id"),
                Pairing.State.of(row.getString("state")),
                row.getString("phone"),
                row.getString("qr"),
                row.getString("code"),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getInt("expiries"),
                row.getTimestamp("state_since").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
