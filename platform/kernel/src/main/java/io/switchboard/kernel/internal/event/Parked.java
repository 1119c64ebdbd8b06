// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Events whose turn came and that a module could not take then. */
final class Parked {
    private final PlatformDatabase database;
    private final String module;

    Parked(PlatformDatabase database, String module) {
        this.database = database;
        this.module = module;
    }

    /** A parked event and how often it was tried. */
    record Entry(StoredEvent event, int attempts) {}

    /** Aggregates with something parked that is still to come, so that later events queue up behind it. */
    Set<Aggregate> blocked() {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select distinct organization_id, aggregate from kernel.event_parked"
                            + " where module = ? and state <> 'dead'")) {
                query.setString(1, module);
                try (ResultSet rows = query.executeQuery()) {
                    Set<Aggregate> aggregates = new HashSet<>();
                    while (rows.next()) {
                        aggregates.add(new Aggregate(rows.getObject(1, UUID.class), rows.getString(2)));
                    }
                    return aggregates;
                }
            }
        });
    }

    record Aggregate(UUID organization, String name) {
        static Aggregate of(StoredEvent event) {
            return new Aggregate(event.organization().value(), event.aggregate());
        }
    }

    void park(StoredEvent event, String state, int attempts, Duration delay, String reason) {
        database.transaction(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(
                    """
                    insert into kernel.event_parked
                        (organization_id, module, id, aggregate, state, attempts, next_at, reason)
                    values (?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?), ?)
                    on conflict (organization_id, module, id) do update
                        set state = excluded.state, attempts = excluded.attempts,
                            next_at = excluded.next_at, reason = excluded.reason
                    """)) {
                upsert.setObject(1, event.organization().value());
                upsert.setString(2, module);
                upsert.setLong(3, event.position().row());
                upsert.setString(4, event.aggregate());
                upsert.setString(5, state);
                upsert.setInt(6, attempts);
                upsert.setDouble(7, delay.toMillis() / 1000.0);
                upsert.setString(8, reason);
                return upsert.executeUpdate();
            }
        });
    }

    void unpark(StoredEvent event) {
        database.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from kernel.event_parked where organization_id = ? and module = ? and id = ?")) {
                delete.setObject(1, event.organization().value());
                delete.setString(2, module);
                delete.setLong(3, event.position().row());
                return delete.executeUpdate();
            }
        });
    }

    /** The first parked event of each aggregate that is due, oldest first. */
    List<Entry> due(int limit) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select " + StoredEvent.COLUMNS
                    + """
                      , p.attempts from kernel.event_parked p
                       join kernel.outbox_event e on e.organization_id = p.organization_id and e.id = p.id
                      where p.module = ? and p.state = 'waiting' and p.next_at <= now()
                        and not exists (select from kernel.event_parked before
                                        join kernel.outbox_event be
                                          on be.organization_id = before.organization_id and be.id = before.id
                                       where before.module = p.module and before.state <> 'dead'
                                         and before.organization_id = p.organization_id
                                         and before.aggregate = p.aggregate
                                         and (be.xid, be.id) < (e.xid, e.id))
                      order by e.xid, e.id limit ?
                      """)) {
                query.setString(1, module);
                query.setInt(2, limit);
                try (ResultSet rows = query.executeQuery()) {
                    List<Entry> entries = new ArrayList<>();
                    while (rows.next()) {
                        entries.add(new Entry(StoredEvent.read(rows), rows.getInt("attempts")));
                    }
                    return entries;
                }
            }
        });
    }

    void release(OrganizationId organization) {
        release(database, organization);
    }

    /** The feature is back: what was held goes on. */
    static void release(PlatformDatabase database, OrganizationId organization) {
        database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update kernel.event_parked set state = 'waiting', next_at = now()"
                            + " where organization_id = ? and state = 'held'")) {
                update.setObject(1, organization.value());
                return update.executeUpdate();
            }
        });
    }

    /** Held events are looked at again: plans may have changed while no server ran. */
    static void releaseAll(PlatformDatabase database) {
        database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update kernel.event_parked set state = 'waiting', next_at = now() where state = 'held'")) {
                return update.executeUpdate();
            }
        });
    }
}
