// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.purge;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.account.AccountErasure;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.foundation.internal.mail.MailOutbox;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what organizations have left here once they are closed: every row of every module, also of one that runs no
 * more, every file, and the accounts of people who belong to no other. Each table is a transaction of its own and each
 * step may be done twice, so that a run which was cut is taken up by the next.
 */
public final class OrganizationPurge {
    private static final Logger LOG = LoggerFactory.getLogger(OrganizationPurge.class);
    private static final int MOST_PASSES = 5;

    private final PlatformDatabase database;
    private final AccountErasure accounts;
    private final BlobStore blobs;
    private final MailOutbox mails;
    private final Links links;
    private final AuditTrail audit;
    private final Clock clock;

    public OrganizationPurge(
            PlatformDatabase database,
            AccountErasure accounts,
            BlobStore blobs,
            MailOutbox mails,
            Links links,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.blobs = blobs;
        this.mails = mails;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are closed by their own wish; each by itself, so that one that cannot be purged keeps no other. */
    public void run() {
        List<OrganizationId> due = database.transaction(c -> Sql.list(
                c,
                """
                select id from foundation.organization
                where status = 'closed' and closes_at <= ? and purged_at is null order by closes_at
                """,
                row -> new OrganizationId(Sql.uuid(row, "id")),
                clock.instant()));
        for (OrganizationId organization : due) {
            try {
                purge(organization);
            } catch (RuntimeException | IOException failure) {
                // Tried again at the next run; what is gone by then stays gone.
                LOG.error("What the organization {} has left could not be purged", organization, failure);
            }
        }
    }

    private void purge(OrganizationId organization) throws IOException {
        Map<String, Long> gone = new TreeMap<>();
        database.transaction(c -> sayFarewell(c, organization));
        // Something may have been written while the first pass ran: done is only what a whole pass finds empty.
        for (int pass = 1; removeRows(organization, gone); pass++) {
            if (pass == MOST_PASSES) {
                throw new IllegalStateException("There are new rows of it after " + MOST_PASSES + " passes");
            }
        }
        blobs.deleteAll(organization);
        database.transaction(c -> close(c, organization, gone));
        LOG.info("Purged the organization {}: {}", organization, gone);
    }

    /** Tells the owner, as long as there is one to tell, and lets go of the people. */
    private boolean sayFarewell(Connection connection, OrganizationId organization) throws SQLException {
        Optional<Mail> owner = Sql.first(
                connection,
                """
                select o.name, u.email, u.name as owner_name, coalesce(u.language, o.locale) as language
                from foundation.organization o join foundation.app_user u on u.id = o.owner_user_id
                where o.id = ? for update of o
                """,
                row -> new Mail(
                        Mail.Template.ORGANIZATION_PURGED,
                        null,
                        row.getString("email"),
                        row.getString("language"),
                        links.register(),
                        List.of(row.getString("owner_name"), row.getString("name"))),
                organization.value());
        if (owner.isEmpty()) {
            return false;
        }
        mails.add(connection, owner.get());
        Sql.update(
                connection, "update foundation.organization set owner_user_id = null where id = ?", organization.value());
        for (UserId leaving : onlyHere(connection, organization)) {
            accounts.erase(connection, leaving, "");
        }
        return true;
    }

    private static List<UserId> onlyHere(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.list(
                connection,
                """
                select m.user_id from foundation.membership m
                where m.organization_id = ?
                  and not exists (select from foundation.membership other
                                  where other.user_id = m.user_id and other.organization_id <> m.organization_id
                                    and other.erased_at is null)
                order by m.user_id
                """,
                row -> new UserId(Sql.uuid(row, "user_id")),
                organization.value());
    }

    /** @return whether there was anything to remove */
    private boolean removeRows(OrganizationId organization, Map<String, Long> gone) {
        boolean isAnyGone = false;
        for (TenantTable table : database.transaction(TenantTable::all)) {
            long rows = database.transaction(c -> Sql.first(
                            c,
                            "select foundation.purge_rows(?, ?, ?, ?) as gone",
                            row -> row.getLong("gone"),
                            organization.value(),
                            table.schema(),
                            table.name(),
                            clock.instant())
                    .orElseThrow());
            if (rows > 0) {
                isAnyGone = true;
                gone.merge(table.schema(), rows, Long::sum);
            }
        }
        return isAnyGone;
    }

    private boolean close(Connection connection, OrganizationId organization, Map<String, Long> gone) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.organization
                set purged_at = ?, updated_at = ?, name = '', slug = 'purged-' || id, legal_name = '', street = '',
                    postal_code = '', city = '', tax_id = '', business_hours = null
                where id = ?
                """,
                clock.instant(),
                clock.instant(),
                organization.value());
        audit.record(
                connection,
                new AuditTrail.Entry(
                        null,
                        null,
                        "Switchboard",
                        "organization.purged",
                        "organization",
                        organization.toString(),
                        Map.of("rows", gone)));
        return true;
    }
}
