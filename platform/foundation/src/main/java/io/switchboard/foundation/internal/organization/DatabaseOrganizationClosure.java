// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationClosure;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.grant.GrantStore;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closing in the organization's row: {@code closing} until the day comes, {@code closed} from then on, and to be purged.
 */
public final class DatabaseOrganizationClosure implements OrganizationClosure {
    private static final Logger log = LoggerFactory.getLogger(DatabaseOrganizationClosure.class);
    private static final Duration TO_THINK = Duration.ofDays(14);

    private final PlatformDatabase database;
    private final Reauthentication reauthentication;
    private final AuditTrail audit;
    private final GrantStore grants = new GrantStore();
    private final Clock clock;

    public DatabaseOrganizationClosure(
            PlatformDatabase database,
            Reauthentication reauthentication,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.reauthentication = reauthentication;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Instant request(Identity actor, String name, String password, String otp) {
        actor.require(DELETE);
        if (!name.strip().equals(actor.organizationName())) {
            throw new InvalidInput("name", "name.differs", "Type the name as it is: " + actor.organizationName() + ".");
        }
        reauthentication.require(actor, password, otp);
        OrganizationId organization = organization(actor);
        Instant closes = clock.instant().plus(TO_THINK).truncatedTo(ChronoUnit.MICROS);
        database.transaction(c -> {
            // Only one that is active: taking the closing back must not lift what else keeps it from working.
            int changed = Sql.update(
                    c,
                    """
                    update foundation.organization set status = 'closing', closes_at = ?, updated_at = ?
                    where id = ? and status = 'active'
                    """,
                    closes,
                    clock.instant(),
                    organization.value());
            if (changed == 0) {
                throw new Refusal(
                        409,
                        "organization.not_active",
                        "Only an active organization can be closed, and this one is being closed already or is restricted.");
            }
            record(c, actor, "organization.closing_requested", "active", "closing");
            return true;
        });
        return closes;
    }

    @Override
    public void cancel(Identity actor) {
        actor.require(DELETE);
        actor.requirePerson();
        OrganizationId organization = organization(actor);
        database.transaction(c -> {
            int changed = Sql.update(
                    c,
                    """
                    update foundation.organization set status = 'active', closes_at = null, updated_at = ?
                    where id = ? and status = 'closing' and closes_at > ?
                    """,
                    clock.instant(),
                    organization.value(),
                    clock.instant());
            if (changed > 0) {
                record(c, actor, "organization.closing_cancelled", "closing", "active");
            } else if (isClosing(c, organization)) {
                throw new Refusal(
                        409,
                        "organization.closing_over",
                        "The days to think it over have passed, so the organization cannot be kept any more; ask the operator.");
            }
            return true;
        });
    }

    private static boolean isClosing(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from foundation.organization where id = ? and status = 'closing'",
                        row -> true,
                        organization.value())
                .isPresent();
    }

    /** Closes those whose day has come; each by itself, so that one that cannot be closed keeps no other open. */
    public void closeDue() {
        List<OrganizationId> due = database.transaction(c -> Sql.list(
                c,
                "select id from foundation.organization where status = 'closing' and closes_at <= ? order by closes_at",
                row -> new OrganizationId(Sql.uuid(row, "id")),
                clock.instant()));
        for (OrganizationId organization : due) {
            try {
                database.transaction(c -> close(c, organization));
            } catch (RuntimeException failure) {
                // Tried again at the next run; those after it have waited long enough, too.
                log.error("The organization {} could not be closed", organization, failure);
            }
        }
    }

    private boolean close(Connection connection, OrganizationId organization) throws SQLException {
        // First, as whoever changes grants does: else the two could wait for each other.
        grants.changed(connection, organization, clock.instant());
        int changed = Sql.update(
                connection,
                """
                update foundation.organization set status = 'closed', updated_at = ?
                where id = ? and status = 'closing' and closes_at <= ?
                """,
                clock.instant(),
                organization.value(),
                clock.instant());
        if (changed > 0) {
            audit.record(
                    connection,
                    new AuditTrail.Entry(
                            organization,
                            null,
                            "Switchboard",
                            "organization.closed",
                            "organization",
                            organization.toString(),
                            Map.of("before", Map.of("status", "closing"), "after", Map.of("status", "closed"))));
        }
        return changed > 0;
    }

    private void record(Connection connection, Identity actor, String action, String before, String after)
            throws SQLException {
        audit.record(connection, AuditTrail.Entry.of(
                actor,
                action,
                "organization",
                organization(actor),
                Map.of("before", Map.of("status", before), "after", Map.of("status", after))));
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor.organization();
    }
}
