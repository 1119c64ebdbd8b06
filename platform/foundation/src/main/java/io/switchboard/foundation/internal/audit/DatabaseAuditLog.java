// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.audit.AuditChain.Sealed;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the chain of the caller's organization, and computes it again. */
public final class DatabaseAuditLog implements AuditLog {
    private static final String EXPORT = "export.org";
    private static final int EXPORTED_AT_ONCE = 1_000;

    private final ChainCheck check;
    private final AuditTrail trail;
    private final PlatformDatabase database;

    public DatabaseAuditLog(PlatformDatabase database, AuditChain chain, AuditTrail trail) {
        this.check = new ChainCheck(chain);
        this.trail = trail;
        this.database = database;
    }

    @Override
    public List<Entry> list(Identity actor, Filter filter, int limit, @Nullable Long before) {
        return list(reader(actor), filter, limit, before);
    }

    private List<Entry> list(@Nullable OrganizationId organization, Filter filter, int limit, @Nullable Long before) {
        StringBuilder sql = new StringBuilder(AuditRows.of(organization));
        List<@Nullable Object> arguments = new ArrayList<>();
        add(sql, arguments, "", organization == null ? null : organization.value());
        add(sql, arguments, " and number < ?", before);
        add(sql, arguments, " and position(lower(?) in lower(actor)) > 0", filter.actor());
        add(sql, arguments, " and action = ?", filter.action());
        add(sql, arguments, " and entity_type = ?", filter.entityType());
        add(sql, arguments, " and entity_id = ?", filter.entityId());
        add(sql, arguments, " and at >= ?", filter.from());
        add(sql, arguments, " and at < ?", filter.until());
        arguments.add(limit);
        return database.transaction(
                c -> Sql.list(c, sql + " order by number desc limit ?", DatabaseAuditLog::entry, arguments.toArray()));
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
        @Nullable OrganizationId organization = reader(actor);
        Object[] arguments = organization == null
                ? new Object[0]
                : new Object[] {organization.value(), organization.value()};
        return database.transaction(
                c -> Sql.list(c, actionsOf(organization), row -> row.getString("action"), arguments));
    }

    /** From one action to the next by the index: as many looks as there are actions, however long the log is. */
    static String actionsOf(@Nullable OrganizationId organization) {
        String whose = organization == null ? "organization_id is null" : "organization_id = ?";
        return """
                with recursive known as (
                    (select action from foundation.audit_event where WHOSE order by action limit 1)
                    union all
                    select (select e.action from foundation.audit_event e
                            where WHOSE and e.action > k.action order by e.action limit 1)
                    from known k where k.action is not null)
                select action from known where action is not null
                """
                .replace("WHOSE", whose);
    }

    @Override
    public Verification verify(Identity actor) {
        @Nullable OrganizationId organization = reader(actor);
        return database.transaction(c -> check.verify(c, organization));
    }

    @Override
    public Iterable<Entry> export(Identity actor, Filter filter, String format) {
        @Nullable OrganizationId organization = reader(actor);
        if (organization != null) {
            actor.require(EXPORT);
        }
        database.transaction(c -> {
            trail.record(
                    c,
                    AuditTrail.Entry.of(
                            actor, "audit.exported", "audit", organization == null ? "platform" : organization, told(filter, format)));
            return true;
        });
        return () -> new ExportedEntries(before -> list(organization, filter, EXPORTED_AT_ONCE, before));
    }

    /** Of what was looked for only the kind: it may be a person's name. */
    private static Map<String, Object> told(Filter filter, String format) {
        Map<String, @Nullable Object> wishes = new LinkedHashMap<>();
        wishes.put("actor", filter.actor());
        wishes.put("action", filter.action());
        wishes.put("entityType", filter.entityType());
        wishes.put("entityId", filter.entityId());
        wishes.put("from", filter.from());
        wishes.put("until", filter.until());
        wishes.values().removeIf(value -> value == null || "".equals(value));
        return Map.of("format", format, "filtered by", List.copyOf(wishes.keySet()));
    }

    /** Whose log it is; null for the operator, who reads the platform's own. */
    private static @Nullable OrganizationId reader(Identity actor) {
        if (actor.organization() == null && actor.isOperator()) {
            return null;
        }
        actor.require(READ);
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor.organization();
    }

    private static Entry entry(ResultSet row) throws SQLException {
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
                AuditJson.read(entry.detail()),
                entry.address(),
                entry.requestId());
    }
}
