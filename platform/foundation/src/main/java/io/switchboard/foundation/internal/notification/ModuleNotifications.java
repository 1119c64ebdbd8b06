// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.notification;

import io.switchboard.api.notification.Notification;
import io.switchboard.api.notification.Notifications;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.module.PageAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** One module's way to tell members something, within its own transactions. */
public record ModuleNotifications(String module, Callers callers, Signals signals, Clock clock) implements Notifications {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_KEY = 200;

    @Override
    public void tell(Collection<UserId> members, Notification notification) {
        Caller caller = callers.current();
        String page = new PageAddress(module, notification.page()).page();
        if (notification.key().length() > LONGEST_KEY) {
            throw new IllegalArgumentException("The key of a notification has at most " + LONGEST_KEY + " characters");
        }
        Object[] others = members.stream()
                .filter(member -> !member.equals(caller.userOrNull()))
                .map(UserId::value)
                .distinct()
                .toArray();
        List<UserId> told = signals.work().join(connection -> tell(connection, others, notification, page));
        signals.work().afterCommit(
                () -> told.forEach(member -> signals.notificationsChanged(caller.organization(), member)));
    }

    private List<UserId> tell(Connection connection, Object[] members, Notification notification, String page)
            throws SQLException {
        return Sql.list(
                connection,
                "select told from sb.tell_members(?, ?, ?, ?, ?, ?, ?) told",
                row -> new UserId(Sql.uuid(row, "told")),
                connection.createArrayOf("uuid", members),
                module,
                notification.kind(),
                title(notification.title()),
                page,
                notification.key(),
                clock.instant());
    }

    /** What customers call themselves is part of titles, and may hold anything. */
    private static String title(String title) {
        String clean = title.replace('\0', '\uFFFD');
        return clean.codePointCount(0, clean.length()) <= LONGEST_TITLE
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }
}
