// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.api.tenancy.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. */
record StoredEvent(
        OrganizationId organization,
        Position position,
        UUID id,
        String module,
        String feature,
        String aggregate,
        String type,
        int schema,
        Instant occurredAt,
        String json,
        String cause,
        @Nullable String audience) {

    static final String COLUMNS =
            "e.organization_id, e.xid::text, e.id, e.event_id, e.module, e.feature, e.aggregate, e.type,"
                    + " e.schema_version, e.occurred_at, e.payload, e.cause, e.audience";

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                new OrganizationId(row.getObject(1, UUID.class)),
                new Position(Long.parseUnsignedLong(row.getString(2)), row.getLong(3)),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getTimestamp(10).toInstant(),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }
}
