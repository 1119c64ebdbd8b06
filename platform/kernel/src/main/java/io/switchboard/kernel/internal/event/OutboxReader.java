// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the outbox in an order in which nothing can appear behind the reader: only rows of
 * transactions older than every running one.
 */
final class OutboxReader {
    private static final String AFTER = "select " + StoredEvent.COLUMNS
            + " from kernel.outbox_event e where (e.xid, e.id) > (?::text::xid8, ?)"
            + " and e.xid < pg_snapshot_xmin(pg_current_snapshot()) ";

    private final PlatformDatabase database;

    OutboxReader(PlatformDatabase database) {
        this.database = database;
    }

    /** What is settled, from the next position on. */
    Position now() {
        return database.transaction(connection -> {
            try (PreparedStatement query =
                            connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot())::text");
                    ResultSet row = query.executeQuery()) {
                row.next();
                return new Position(Long.parseLong(row.getString(1)), -1);
            }
        });
    }

    List<StoredEvent> after(Position position, int limit) {
        return database.transaction(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(AFTER + "order by e.xid, e.id limit ?")) {
                bind(query, position);
                query.setInt(3, limit);
                return readAll(query);
            }
        });
    }

    List<StoredEvent> after(Position position, OrganizationId organization, int limit) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    AFTER + "and e.organization_id = ? order by e.xid, e.id limit ?")) {
                bind(query, position);
                query.setObject(3, organization.value());
                query.setInt(4, limit);
                return readAll(query);
            }
        });
    }

    /**
     * Whether something is written behind the position that is not settled yet. The order makes it an index
     * scan: what is behind the position is at the table's end, where a plain search comes last.
     */
    boolean isMoreComing(Position position) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select 1 from kernel.outbox_event e where (e.xid, e.id) > (?::text::xid8, ?)"
                            + " order by e.xid, e.id limit 1")) {
                bind(query, position);
                try (ResultSet row = query.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    static List<StoredEvent> readAll(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<StoredEvent> events = new ArrayList<>();
            while (rows.next()) {
                events.add(StoredEvent.read(rows));
            }
            return events;
        }
    }

    private static void bind(PreparedStatement query, Position position) throws SQLException {
        query.setString(1, Long.toString(position.transaction()));
        query.setLong(2, position.row());
    }

    /** Forgets what is older than a day and behind every module; parked events keep their rows. */
    void forgetOld() {
        database.transaction((Connection connection) -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    """
                    delete from kernel.outbox_event e
                     where e.occurred_at < now() - interval '24 hours'
                       and not exists (select from kernel.event_cursor c where (c.xid, c.id) < (e.xid, e.id))
                       and not exists (select from kernel.event_parked p
                                        where p.organization_id = e.organization_id and p.id = e.id)
                    """)) {
                return delete.executeUpdate();
            }
        });
    }
}
