// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationChecklist;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** The checklist's end in the platform's tables. */
public final class DatabaseChecklist implements OrganizationChecklist {
    private final PlatformDatabase database;
    private final AuditTrail audit;
    private final Clock clock;

    public DatabaseChecklist(PlatformDatabase database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean isDismissed(Identity identity) {
        return database.transaction(c -> Sql.first(
                        c,
                        "select checklist_dismissed_at from foundation.organization where id = ?",
                        row -> row.getObject("checklist_dismissed_at") != null,
                        organization(identity).value()))
                .orElse(true);
    }

    @Override
    public void dismiss(Identity identity) {
        identity.require(OrganizationSettings.SETTINGS);
        OrganizationId organization = organization(identity);
        database.transaction(c -> {
            int changed = Sql.update(
                    c,
                    "update foundation.organization set checklist_dismissed_at = ? where id = ? and checklist_dismissed_at is null",
                    clock.instant(),
                    organization.value());
            if (changed > 0) {
                audit.record(
                        c,
                        AuditTrail.Entry.of(
                                identity, "organization.checklist_dismissed", "organization", organization, Map.of()));
            }
            return true;
        });
    }

    private static OrganizationId organization(Identity identity) {
        return Objects.requireNonNull(identity.organization(), "the operator has no checklist");
    }
}
