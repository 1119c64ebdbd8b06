// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.internal.audit.AuditChain.Link;
import io.switchboard.foundation.internal.audit.AuditChain.Sealed;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what was done in the transaction that did it, as the next link of the organization's chain. */
public final class AuditTrail {
    private final AuditChain chain;
    private final Clock clock;

    public AuditTrail(AuditChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** For a registration, before its entry: at no other time does an organization's log begin. */
    public void begin(Connection connection, OrganizationId organization) throws SQLException {
        chain.begin(connection, organization);
    }

    /** Call it last in a transaction: from here on others of the organization wait for its end. */
    public void record(Connection connection, Entry entry) throws SQLException {
        Link last = chain.lock(connection, entry.organization());
        RequestOrigin origin = RequestOrigin.current();
        Sealed sealed = new Sealed(
                last.number() + 1,
                // As the database keeps it, since the hash is computed from there again.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entry.actor() == null ? null : entry.actor().value(),
                entry.actorName(),
                entry.onBehalfOf(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                AuditJson.text(entry.detail()),
                origin.address(),
                origin.requestId());
        byte[] hash = chain.hash(entry.organization(), last.hash(), sealed);
        insert(connection, entry.organization(), sealed, hash);
        chain.advance(connection, entry.organization(), last, sealed.number(), hash);
    }

    /** An act of the operator on an organization: in its chain, and in the platform's, always in this order. */
    public void recordForBoth(Connection connection, Entry entry) throws SQLException {
        record(connection, entry);
        record(connection, entry.ofPlatform());
    }

    private static void insert(Connection connection, @Nullable OrganizationId organization, Sealed entry, byte[] hash)
            throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.audit_event (id, organization_id, number, at, actor_id, actor, on_behalf_of,
                    action, entity_type, entity_id, detail, client_address, request_id, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?)
                """,
                Ids.next(),
                organization == null ? null : organization.value(),
                entry.number(),
                entry.at(),
                entry.actorId(),
                entry.actor(),
                entry.onBehalfOf(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                entry.detail(),
                entry.address(),
                entry.requestId(),
                hash);
    }

    /**
     * One act.
     *
     * @param actor null when the platform acted by itself
     * @param onBehalfOf who answers for what a program did, or null
     * @param detail never a secret, a token or a password
     */
    public record Entry(
            @Nullable OrganizationId organization,
            @Nullable UserId actor,
            String actorName,
            @Nullable String onBehalfOf,
            String action,
            String entityType,
            String entityId,
            Map<String, ?> detail) {

        public Entry(
                @Nullable OrganizationId organization,
                @Nullable UserId actor,
                String actorName,
                String action,
                String entityType,
                String entityId,
                Map<String, ?> detail) {
            this(organization, actor, actorName, null, action, entityType, entityId, detail);
        }

        private Entry ofPlatform() {
            Map<String, Object> named = new LinkedHashMap<>(detail);
            named.put("organization", String.valueOf(organization));
            return new Entry(null, actor, actorName, onBehalfOf, action, entityType, entityId, named);
        }

        /** An act of somebody in their organization. */
        public static Entry of(Identity actor, String action, String entityType, Object entityId, Map<String, ?> detail) {
            return new Entry(
                    actor.organization(),
                    actor.user(),
                    actor.name(),
                    actor.isProgram() ? actor.email() : null,
                    action,
                    entityType,
                    entityId.toString(),
                    detail);
        }
    }
}
