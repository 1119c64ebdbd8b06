// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import io.switchboard.api.hours.OpeningHours;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings in the platform's tables, with what was before and after in the audit log. */
public final class DatabaseOrganizationSettings implements OrganizationSettings {
    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final SettingsRows rows;

    public DatabaseOrganizationSettings(PlatformDatabase database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.rows = new SettingsRows(clock);
    }

    @Override
    public Settings read(Identity actor) {
        return find(organization(actor));
    }

    /** When the organization works; for modules. */
    public OpeningHours hours(OrganizationId organization) {
        Values values = find(organization).values();
        ZoneId zone = ZoneId.of(values.timeZone());
        Hours hours = values.businessHours();
        return hours == null ? OpeningHours.always(zone) : HoursRules.opening(zone, hours);
    }

    private Settings find(OrganizationId organization) {
        return database.transaction(c -> rows.find(c, organization)).orElseThrow(NotFound::new);
    }

    @Override
    public Settings change(Identity actor, @Nullable Integer version, UnaryOperator<Values> change) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> {
            Settings before = rows.lock(c, organization).orElseThrow(NotFound::new);
            Values wanted = change.apply(before.values());
            requirePermission(actor, before.values(), wanted);
            if (version != null && version != before.version()) {
                throw new Refusal(
                        412, "organization.changed_meanwhile", "Somebody changed the settings meanwhile; load them again.");
            }
            Values checked = SettingsRules.checked(wanted);
            return checked.equals(before.values()) ? before : store(c, actor, organization, before.values(), checked);
        });
    }

    private Settings store(Connection connection, Identity actor, OrganizationId organization, Values before, Values after)
            throws SQLException {
        rows.update(connection, organization, after);
        Map<String, Object> was = fields(before);
        Map<String, Object> is = fields(after);
        was.entrySet().removeIf(field -> Objects.equals(field.getValue(), is.get(field.getKey())));
        is.keySet().retainAll(was.keySet());
        Settings stored = rows.find(connection, organization).orElseThrow();
        audit.record(
                connection,
                AuditTrail.Entry.of(
                        actor, "organization.changed", "organization", organization, Map.of("before", was, "after", is)));
        return stored;
    }

    private static void requirePermission(Identity actor, Values before, Values after) {
        boolean hoursChange = !Objects.equals(before.businessHours(), after.businessHours());
        boolean othersChange = !before.with(null).equals(after.with(null));
        if (hoursChange) {
            actor.require(HOURS);
        }
        // Whoever may neither is refused also when there is nothing to change.
        if (othersChange || (!hoursChange && !actor.permissions().contains(HOURS))) {
            actor.require(SETTINGS);
        }
    }

    private static Map<String, Object> fields(Values values) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", values.name());
        fields.put("legalName", values.legalName());
        fields.put("street", values.street());
        fields.put("postalCode", values.postalCode());
        fields.put("city", values.city());
        fields.put("country", values.country());
        fields.put("taxId", values.taxId());
        fields.put("timeZone", values.timeZone());
        fields.put("locale", values.locale());
        fields.put("currency", values.currency());
        Hours hours = values.businessHours();
        fields.put("businessHours", hours == null ? "round the clock" : hours);
        return fields;
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor.organization();
    }
}
