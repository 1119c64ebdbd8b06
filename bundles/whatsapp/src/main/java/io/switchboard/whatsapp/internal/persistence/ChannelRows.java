// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.persistence;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.ChannelState;
import io.switchboard.whatsapp.internal.domain.ChannelKind;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The channels of the current organization. Each call runs on the transaction's connection. */
public final class ChannelRows {
    private static final String COLUMNS = "id, kind, name, phone_number_id, business_account_id, api_base, display_phone,"
            + " quality, state, reason_code, detail, version, created_at";

    private ChannelRows() {}

    /** @return false when the organization has a channel with this phone number id already */
    public static boolean insert(Connection connection, CloudChannel channel, SealedAccess access) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into whatsapp.cloud_channel (id, name, phone_number_id, business_account_id, api_base, state,"
                        + " access_token, app_secret, verify_token, created_at, kind)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")) {
            insert.setObject(1, channel.id().value());
            insert.setString(2, channel.name());
            insert.setString(3, channel.phoneNumberId());
            insert.setString(4, channel.businessAccountId());
            insert.setString(5, channel.apiBase().toString());
            insert.setString(6, channel.state().name());
            insert.setBytes(7, access.accessToken());
            insert.setBytes(8, access.appSecret());
            insert.setBytes(9, access.verifyToken());
            insert.setTimestamp(10, Timestamp.from(channel.createdAt()));
            insert.setString(11, channel.kind().key());
            return insert.executeUpdate() == 1;
        }
    }

    public static List<CloudChannel> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from whatsapp.cloud_channel order by id")) {
            return read(select);
        }
    }

    /** Channels after the given one by id, for paging. */
    public static List<CloudChannel> page(Connection connection, @Nullable UUID after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from whatsapp.cloud_channel where (?::uuid is null or id > ?::uuid) order by id limit ?")) {
            select.setObject(1, after);
            select.setObject(2, after);
            select.setInt(3, limit);
            return read(select);
        }
    }

    public static Optional<CloudChannel> find(Connection connection, ChannelId id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from whatsapp.cloud_channel where id = ?")) {
            select.setObject(1, id.value());
            return read(select).stream().findFirst();
        }
    }

    public static Optional<SealedAccess> access(Connection connection, ChannelId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select access_token, app_secret, verify_token, secrets_version from whatsapp.cloud_channel where id = ?")) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new SealedAccess(row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getInt(4)))
                        : Optional.empty();
            }
        }
    }

    /** Replaces name and secrets, if nobody changed the channel meanwhile. */
    public static boolean change(Connection connection, ChannelId id, int version, String name, SealedAccess access)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.cloud_channel set name = ?, access_token = ?, app_secret = ?, verify_token = ?,"
                        + " secrets_version = secrets_version + 1, version = version + 1 where id = ? and version = ?")) {
            update.setString(1, name);
            update.setBytes(2, access.accessToken());
            update.setBytes(3, access.appSecret());
            update.setBytes(4, access.verifyToken());
            update.setObject(5, id.value());
            update.setInt(6, version);
            return update.executeUpdate() == 1;
        }
    }

    /** Puts other secrets in the place of those there are. */
    public static void seal(Connection connection, ChannelId id, SealedAccess access) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.cloud_channel set access_token = ?, app_secret = ?, verify_token = ?,"
                        + " secrets_version = secrets_version + 1, version = version + 1 where id = ?")) {
            update.setBytes(1, access.accessToken());
            update.setBytes(2, access.appSecret());
            update.setBytes(3, access.verifyToken());
            update.setObject(4, id.value());
            update.executeUpdate();
        }
    }

    /** @return false when another channel of the organization has the number */
    public static boolean number(
            Connection connection, ChannelId id, String phoneNumberId, String businessAccountId, URI apiBase)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.cloud_channel set phone_number_id = ?, business_account_id = ?, api_base = ?,"
                        + " version = version + 1 where id = ? and not exists (select from whatsapp.cloud_channel other"
                        + " where other.phone_number_id = ? and other.id <> ?)")) {
            update.setString(1, phoneNumberId);
            update.setString(2, businessAccountId);
            update.setString(3, apiBase.toString());
            update.setObject(4, id.value());
            update.setString(5, phoneNumberId);
            update.setObject(6, id.value());
            return update.executeUpdate() == 1;
        }
    }

    public static boolean rename(Connection connection, ChannelId id, int version, String name) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.cloud_channel set name = ?, version = version + 1 where id = ? and version = ?")) {
            update.setString(1, name);
            update.setObject(2, id.value());
            update.setInt(3, version);
            return update.executeUpdate() == 1;
        }
    }

    /** What the provider says about the number. */
    public static void describe(
            Connection connection, ChannelId id, @Nullable String displayPhone, @Nullable String quality)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.cloud_channel set display_phone = coalesce(?, display_phone),"
                        + " quality = coalesce(?, quality) where id = ?")) {
            update.setString(1, displayPhone);
            update.setString(2, quality);
            update.setObject(3, id.value());
            update.executeUpdate();
        }
    }

    /** @return false when it stands like this already, or is gone */
    public static boolean moveTo(
            Connection connection, ChannelId id, ChannelState state, String reasonCode, String detail)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update whatsapp.cloud_channel set state = ?, reason_code = ?, detail = ?, version = version + 1"
                        + " where id = ? and (state, reason_code, detail) is distinct from (?, ?, ?)")) {
            update.setString(1, state.name());
            update.setString(2, reasonCode);
            update.setString(3, detail);
            update.setObject(4, id.value());
            update.setString(5, state.name());
            update.setString(6, reasonCode);
            update.setString(7, detail);
            return update.executeUpdate() == 1;
        }
    }

    public static boolean delete(Connection connection, ChannelId id) throws SQLException {
        try (PreparedStatement journal =
                        connection.prepareStatement("delete from whatsapp.webhook_journal where channel_id = ?");
                PreparedStatement channel =
                        connection.prepareStatement("delete from whatsapp.cloud_channel where id = ?")) {
            journal.setObject(1, id.value());
            journal.executeUpdate();
            channel.setObject(1, id.value());
            return channel.executeUpdate() == 1;
        }
    }

    private static List<CloudChannel> read(PreparedStatement select) throws SQLException {
        List<CloudChannel> channels = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                channels.add(new CloudChannel(
                        new ChannelId(row.getObject("id", UUID.class)),
                        ChannelKind.of(row.getString("kind")),
                        row.getString("name"),
                        row.getString("phone_number_id"),
                        row.getString("business_account_id"),
                        URI.create(row.getString("api_base")),
                        row.getString("display_phone"),
                        row.getString("quality"),
                        ChannelState.valueOf(row.getString("state")),
                        row.getString("reason_code"),
                        row.getString("detail"),
                        row.getInt("version"),
                        row.getTimestamp("created_at").toInstant()));
            }
        }
        return channels;
    }
}
