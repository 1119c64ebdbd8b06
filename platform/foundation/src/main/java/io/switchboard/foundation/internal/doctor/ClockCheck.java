// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether server and database agree on the time: sign-ins, invitations and jobs end by it. */
public record ClockCheck(DatabaseRoles roles, Clock clock) implements Check {
    private static final Duration NOTICEABLE = Duration.ofSeconds(2);
    private static final Duration HARMFUL = Duration.ofSeconds(60);
    private static final String FIX = "Let both machines take the time from one NTP server (timedatectl set-ntp true).";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding look() throws SQLException {
        try (Connection connection = roles.app()) {
            connection.isValid(1);
            Instant before = clock.instant();
            Instant there = Sql.first(connection, "select clock_timestamp() as at", row -> Sql.instant(row, "at")).orElseThrow();
            Instant here = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
            return judge(Duration.between(here, there));
        }
    }

    private static Finding judge(Duration ahead) {
        Duration apart = ahead.abs();
        String found = "The database's clock is " + apart.toMillis() + " ms "
                + (ahead.isNegative() ? "behind" : "ahead of") + " the server's.";
        if (apart.compareTo(HARMFUL) > 0) {
            return Finding.critical(found, FIX);
        }
        return apart.compareTo(NOTICEABLE) > 0 ? Finding.warn(found, FIX) : Finding.ok(found);
    }
}
