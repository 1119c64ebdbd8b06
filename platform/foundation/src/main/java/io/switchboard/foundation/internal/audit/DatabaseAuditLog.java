// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.audit.AuditChain.Link;
import io.switchboard.foundation.internal.audit.AuditChain.Sealed;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the chain of the caller's organization, and computes it again. */
public final class DatabaseAuditLog implements AuditLog {
    static final String READ = "audit.read";
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String COLUMNS =
            """
            select number, at, actor_id, actor, on_behalf_of, action, entity_type, entity_id, detail::text as detail,
                   client_address, request_id, hash
            from foundation.audit_event where organization_id = ? and number is not null
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final AuditChain chain;
    private final PlatformDatabase database;

    public DatabaseAuditLog(PlatformDatabase database, AuditChain chain) {
        this.chain = chain;
        this.database = database;
    }

    @Override
    public List<Entry> list(Identity actor, Filter filter, int limit, @Nullable Long before) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        List<@Nullable Object> arguments = new ArrayList<>(List.of(organization(actor).value()));
        add(sql, arguments, " and number < ?", before);
        add(sql, arguments, " and position(lower(?) in lower(actor)) > 0", filter.actor());
        add(sql, arguments, " and action = ?", filter.action());
        add(sql, arguments, " and entity_type = ?", filter.entityType());
        add(sql, arguments, " and entity_id = ?", filter.entityId());
        add(sql, arguments, " and at >= ?", filter.from());
        add(sql, arguments, " and at < ?", filter.until());
        arguments.add(limit);
        return database.transaction(
                c -> Sql.list(c, sql + " order by number desc limit ?", this::entry, arguments.toArray()));
    }

    private static void add(
            StringBuilder sql, List<@Nullable Object> arguments, String condition, @Nullable Object value) {
        if (value != null && !"".equals(value)) {
            sql.append(condition);
            arguments.add(value);
        }
    }

    @Override
    public List<String> actions(Identity actor) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> Sql.list(
                c,
                "select distinct action from foundation.audit_event where organization_id = ? order by action",
                row -> row.getString("action"),
                organization.value()));
    }

    @Override
    public Verification verify(Identity actor) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> verify(c, organization));
    }

    private Verification verify(Connection connection, OrganizationId organization) throws SQLException {
        // First the end: what is added while the entries are read is not looked for.
        Optional<Link> written = chain.end(connection, organization);
        Link end = written.orElse(Link.beginning());
        long number = 0;
        byte[] hash = AuditChain.BEGINNING;
        try (PreparedStatement query =
                connection.prepareStatement(COLUMNS + " and number <= ? order by number")) {
            query.setFetchSize(ROWS_AT_ONCE);
            query.setObject(1, organization.value());
            query.setLong(2, end.number());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Sealed entry = Sealed.of(rows);
                    hash = chain.hash(organization, hash, entry);
                    if (entry.number() != number + 1 || !Arrays.equals(hash, rows.getBytes("hash"))) {
                        return new Verification(false, number, number + 1);
                    }
                    number++;
                }
            }
        }
        // Every organization's chain begins with its registration: none at all was taken away.
        boolean isWhole = written.isPresent()
                && end.isSealed()
                && number == end.number()
                && Arrays.equals(hash, end.hash());
        return new Verification(isWhole, number, isWhole ? null : number + 1);
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        actor.require(READ);
        return actor.organization();
    }

    private Entry entry(ResultSet row) throws SQLException {
        Sealed entry = Sealed.of(row);
        return new Entry(
                entry.number(),
                entry.at(),
                entry.actor(),
                entry.actorId() == null ? null : entry.actorId().toString(),
                entry.onBehalfOf(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                detail(entry.detail()),
                entry.address(),
                entry.requestId());
    }

    private Map<String, Object> detail(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The detail of an audit entry is not JSON any more", e);
        }
    }
}
