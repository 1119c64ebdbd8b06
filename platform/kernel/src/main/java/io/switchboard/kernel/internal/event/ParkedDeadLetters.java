// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.event.DeadLetters;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The dead ones among the parked events; the time of their last attempt is the one they were due at. */
record ParkedDeadLetters(PlatformDatabase database, AuditKeeper audit, Runnable wake) implements DeadLetters {
    private static final String LIST =
            """
            select p.organization_id, p.module, e.event_id, e.type, e.occurred_at, p.next_at, p.attempts, p.reason
              from kernel.event_parked p
              join kernel.outbox_event e on e.organization_id = p.organization_id and e.id = p.id
             where p.state = 'dead' order by p.next_at desc, e.event_id limit ?
            """;
    private static final String RETRY =
            """
            update kernel.event_parked p
               set state = 'waiting', attempts = 0, next_at = now(), reason = 'The operator asked for another try'
              from kernel.outbox_event e
             where e.organization_id = p.organization_id and e.id = p.id
               and p.state = 'dead' and p.module = ? and e.event_id = ?
            returning p.organization_id, e.type
            """;

    @Override
    public List<DeadLetter> list(int limit) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(LIST)) {
                query.setInt(1, limit);
                try (ResultSet rows = query.executeQuery()) {
                    List<DeadLetter> letters = new ArrayList<>();
                    while (rows.next()) {
                        letters.add(read(rows));
                    }
                    return letters;
                }
            }
        });
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        String module = row.getString("module");
        UUID event = row.getObject("event_id", UUID.class);
        return new DeadLetter(
                module + ":" + event,
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                module,
                event,
                row.getString("type"),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("next_at").toInstant(),
                row.getInt("attempts"),
                row.getString("reason"));
    }

    @Override
    public void retry(String id) {
        int colon = id.indexOf(':');
        if (colon < 0 || !revive(id.substring(0, colon), event(id.substring(colon + 1)))) {
            throw new NotFound();
        }
        wake.run();
    }

    private boolean recorded(Connection connection, String module, UUID event, ResultSet revived) throws SQLException {
        audit.operator(
                connection,
                new OrganizationId(revived.getObject(1, UUID.class)),
                "dead_letter.retried",
                "event",
                event.toString(),
                Map.of("module", module, "type", revived.getString(2)));
        return true;
    }

    private static UUID event(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    private boolean revive(String module, UUID event) {
        return database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(RETRY)) {
                update.setString(1, module);
                update.setObject(2, event);
                try (ResultSet revived = update.executeQuery()) {
                    return revived.next() && recorded(connection, module, event, revived);
                }
            }
        });
    }
}
