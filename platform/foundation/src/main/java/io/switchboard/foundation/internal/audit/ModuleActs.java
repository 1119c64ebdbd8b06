// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.audit.AuditChain.Link;
import io.switchboard.foundation.internal.audit.AuditChain.Sealed;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.Sha256;
import io.switchboard.kernel.audit.Act;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes modules' acts with the role of their transactions, through the door that the database keeps for the platform. */
final class ModuleActs {
    private final ObjectMapper json = new ObjectMapper();
    private final AuditChain chain;
    private final byte[] door;

    ModuleActs(AuditChain chain, byte[] door) {
        this.chain = chain;
        this.door = door;
    }

    /** From here on the door opens to this code, and to no former one. */
    void fitDoor(PlatformDatabase database) {
        byte[] hash = Sha256.of(door);
        database.transaction(c -> {
            Sql.update(c, "delete from foundation.audit_door where code_hash <> ?", hash);
            return Sql.update(c, "insert into foundation.audit_door (code_hash) values (?) on conflict do nothing", hash);
        });
    }

    void append(Connection connection, OrganizationId organization, List<Act> acts, Instant at) throws SQLException {
        Link from = end(connection, organization);
        long number = from.number();
        byte[] hash = from.hash();
        ArrayNode entries = json.createArrayNode();
        for (Act act : acts) {
            number++;
            Sealed entry = sealed(act, number, at);
            hash = chain.hash(organization, hash, entry);
            entries.add(row(entry, hash));
        }
        Sql.first(
                connection,
                "select 1 from sb.audit_append(?, ?, ?::json, ?, ?, ?)",
                row -> row.getInt(1),
                door,
                organization.value(),
                entries.toString(),
                number,
                hash,
                chain.seal(organization, from, number, hash));
    }

    private Link end(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                        connection,
                        "select number, hash, seal from sb.audit_end(?, ?, ?)",
                        row -> chain.link(row, organization),
                        door,
                        organization.value(),
                        // An organization that a module works for has begun its log long since.
                        AuditChain.NO_SEAL)
                .orElseThrow();
    }

    private static Sealed sealed(Act act, long number, Instant at) {
        UUID actor = act.actor().id() == null ? null : act.actor().id().value();
        return new Sealed(
                number,
                at,
                actor,
                act.actor().name(),
                act.actor().onBehalfOf(),
                act.action(),
                act.entityType(),
                act.entityId(),
                AuditJson.text(act.detail()),
                act.actor().address(),
                act.actor().requestId());
    }

    private ObjectNode row(Sealed entry, byte[] hash) {
        return json.createObjectNode()
                .put("id", Ids.next().toString())
                .put("number", entry.number())
                .put("at", entry.at().toString())
                .put("actor_id", Objects.toString(entry.actorId(), null))
                .put("actor", entry.actor())
                .put("on_behalf_of", entry.onBehalfOf())
                .put("action", entry.action())
                .put("entity_type", entry.entityType())
                .put("entity_id", entry.entityId())
                .put("detail", entry.detail())
                .put("client_address", entry.address())
                .put("request_id", entry.requestId())
                .put("hash", Base64.getEncoder().encodeToString(hash));
    }
}
