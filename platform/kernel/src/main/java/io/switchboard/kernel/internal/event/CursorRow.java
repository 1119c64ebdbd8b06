// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** How far a module id has come; a new module starts with what happens from now on. */
final class CursorRow {
    private final PlatformDatabase database;
    private final String module;

    CursorRow(PlatformDatabase database, String module) {
        this.database = database;
        this.module = module;
    }

    Position read(OutboxReader outbox) {
        return find().orElseGet(() -> {
            Position now = outbox.now();
            move(now);
            return now;
        });
    }

    private Optional<Position> find() {
        return database.transaction(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select xid::text, id from kernel.event_cursor where module = ?")) {
                query.setString(1, module);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Position(Long.parseLong(row.getString(1)), row.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    void move(Position position) {
        database.transaction(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(
                    """
                    insert into kernel.event_cursor (module, xid, id) values (?, ?::text::xid8, ?)
                    on conflict (module) do update set xid = excluded.xid, id = excluded.id, moved_at = now()
                    """)) {
                upsert.setString(1, module);
                upsert.setString(2, Long.toString(position.transaction()));
                upsert.setLong(3, position.row());
                return upsert.executeUpdate();
            }
        });
    }
}
