// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.notification;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Availability;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Kept with the membership. */
public final class StoredAvailability implements Availability {
    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final Signals signals;

    public StoredAvailability(PlatformDatabase database, AuditTrail audit, Signals signals) {
        this.database = database;
        this.audit = audit;
        this.signals = signals;
    }

    @Override
    public String of(Identity identity) {
        return database.transaction(c -> read(c, identity, ""));
    }

    @Override
    public void choose(Identity identity, String availability) {
        identity.requirePerson();
        if (!CHOICES.contains(availability)) {
            throw new InvalidInput(
                    "availability", "availability.unknown", "Choose one of " + String.join(", ", CHOICES) + ".");
        }
        OrganizationId organization = identity.caller().organization();
        boolean isChanged = database.transaction(c -> {
            String before = read(c, identity, " for update");
            if (before.equals(availability)) {
                return false;
            }
            Sql.update(
                    c,
                    "update foundation.membership set availability = ? where organization_id = ? and user_id = ?",
                    availability,
                    organization.value(),
                    identity.user().value());
            audit.record(c, AuditTrail.Entry.of(identity, "member.availability_changed", "user", identity.user(), Map.of(
                    "before", Map.of("availability", before), "after", Map.of("availability", availability))));
            return true;
        });
        if (isChanged) {
            signals.availabilityChanged(organization, identity.user(), availability);
        }
    }

    private static String read(Connection connection, Identity identity, String locking) throws SQLException {
        return Sql.first(
                        connection,
                        "select availability from foundation.membership where organization_id = ? and user_id = ?" + locking,
                        row -> row.getString("availability"),
                        identity.caller().organization().value(),
                        identity.user().value())
                .orElseThrow();
    }
}
