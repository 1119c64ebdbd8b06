// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Whether the database is there, of a version that works, and lets our three roles in. */
public record DatabaseCheck(DatabaseRoles roles) implements Check {
    private static final int OLDEST = 16;
    private static final String STARTING = "57P03";
    private static final String NO_DATABASE = "3D000";
    private static final String NOT_LET_IN = "28";

    @Override
    public String name() {
        return "database";
    }

    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    @Override
    public Finding look() {
        Map<String, Opening> openings =
                new TreeMap<>(Map.of("owner", roles::owner, "app", roles::app, "platform", roles::platform));
        String version = "";
        for (Map.Entry<String, Opening> role : openings.entrySet()) {
            try (Connection connection = role.getValue().open()) {
                DatabaseMetaData about = connection.getMetaData();
                version = about.getDatabaseProductVersion();
                if (about.getDatabaseMajorVersion() < OLDEST) {
                    return Finding.critical(
                            "PostgreSQL " + version + " is too old.", "Move to PostgreSQL " + OLDEST + " or newer.");
                }
            } catch (SQLException e) {
                return refused(role.getKey(), String.valueOf(e.getSQLState()));
            }
        }
        return Finding.ok("PostgreSQL " + version + " at " + place() + " lets our three roles in.");
    }

    private Finding refused(String role, String state) {
        if (state.startsWith(NOT_LET_IN)) {
            return Finding.critical(
                    "The role for switchboard.database." + role + "-user does not get in.",
                    "Create it, or correct switchboard.database." + role + "-password.");
        }
        if (state.equals(STARTING)) {
            return Finding.away("The database at " + place() + " is starting or stopping.", "Look again in a moment.");
        }
        if (state.equals(NO_DATABASE)) {
            return Finding.critical("There is no database at " + place() + ".", "Create it, or correct switchboard.database.url.");
        }
        return Finding.critical(
                "Nothing that we can talk to answers at " + place() + " (SQL state " + state + ").",
                "Start the database, or correct switchboard.database.url.");
    }

    /** Without what follows the name: options may hold a password. */
    private String place() {
        return roles.settings().url().replaceFirst("^jdbc:postgresql:", "").replaceFirst("\\?.*", "");
    }
}
