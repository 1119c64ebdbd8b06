// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.ClientAddress;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what was done in the transaction that did it. */
public final class AuditTrail {
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final Clock clock;

    public AuditTrail(Clock clock) {
        this.clock = clock;
    }

    public void record(Connection connection, Entry entry) throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.audit_event (id, organization_id, at, actor_id, actor, action,
                    entity_type, entity_id, detail, client_address)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                Ids.next(),
                entry.organization() == null ? null : entry.organization().value(),
                clock.instant(),
                entry.actor() == null ? null : entry.actor().value(),
                entry.actorName(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                text(entry.detail()),
                ClientAddress.current());
    }

    private String text(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The detail of an audit entry is not data", e);
        }
    }

    /**
     * One act.
     *
     * @param actor null when the platform acted by itself
     * @param detail never a secret, a token or a password
     */
    public record Entry(
            @Nullable OrganizationId organization,
            @Nullable UserId actor,
            String actorName,
            String action,
            String entityType,
            String entityId,
            Map<String, ?> detail) {}
}
