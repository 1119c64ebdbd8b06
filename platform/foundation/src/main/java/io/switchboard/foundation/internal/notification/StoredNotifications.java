// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.notification;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PersonalNotifications;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.module.PageAddress;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Each person's own rows, found by organization and person and never by an id alone. */
public final class StoredNotifications implements PersonalNotifications {
    public static final Duration KEPT = Duration.ofDays(90);
    private static final String OWN = " organization_id = ? and user_id = ?";

    private final PlatformDatabase database;
    private final Signals signals;
    private final Clock clock;

    public StoredNotifications(PlatformDatabase database, Signals signals, Clock clock) {
        this.database = database;
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    public List<Told> list(Identity identity, Collection<String> modules, int limit) {
        OrganizationId organization = organization(identity);
        return database.transaction(c -> Sql.list(
                c,
                """
                select id, module, kind, title, page, times, told_at, read_at is not null as is_read
                from foundation.notification where
                """ + OWN + " and module = any (?) and told_at >= ? order by told_at desc, id desc limit ?",
                StoredNotifications::told,
                organization.value(),
                identity.user().value(),
                texts(c, modules),
                clock.instant().minus(KEPT),
                Math.min(limit, MOST)));
    }

    @Override
    public int unread(Identity identity, Collection<String> modules) {
        OrganizationId organization = organization(identity);
        return database.transaction(c -> Sql.first(
                        c,
                        "select count(*) as unread from foundation.notification where" + OWN
                                + " and module = any (?) and read_at is null and told_at >= ?",
                        row -> row.getInt("unread"),
                        organization.value(),
                        identity.user().value(),
                        texts(c, modules),
                        clock.instant().minus(KEPT))
                .orElseThrow());
    }

    @Override
    public void read(Identity identity, Collection<UUID> ids) {
        markRead(identity, " and id = any (?)", c -> c.createArrayOf("uuid", ids.toArray()));
    }

    @Override
    public void readAll(Identity identity, Collection<String> modules) {
        markRead(identity, " and module = any (?)", c -> texts(c, modules));
    }

    private void markRead(Identity identity, String which, PlatformDatabase.SqlWork<Object> argument) {
        OrganizationId organization = organization(identity);
        int changed = database.transaction(c -> Sql.update(
                c,
                "update foundation.notification set read_at = ? where" + OWN + " and read_at is null" + which,
                clock.instant(),
                organization.value(),
                identity.user().value(),
                argument.apply(c)));
        if (changed > 0) {
            signals.notificationsChanged(organization, identity.user());
        }
    }

    private static OrganizationId organization(Identity identity) {
        identity.requirePerson();
        return identity.caller().organization();
    }

    private static Object texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static Told told(ResultSet row) throws SQLException {
        String module = row.getString("module");
        return new Told(
                Sql.uuid(row, "id"),
                module,
                row.getString("kind"),
                row.getString("title"),
                new PageAddress(module, row.getString("page")).path(),
                row.getInt("times"),
                Sql.instant(row, "told_at"),
                row.getBoolean("is_read"));
    }
}
