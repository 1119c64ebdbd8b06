// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** A PostgreSQL that somebody else runs: whether our three roles get in, and are no more than they should be. */
final class ExternalDatabase {
    private static final int OLDEST = 16;
    /** The class of SQL states that mean "no connection". */
    private static final String CONNECTION_FAILED = "08";

    private ExternalDatabase() {}

    static void check(ServerSettings settings) {
        for (String role : new String[] {"owner", "app", "platform"}) {
            check(settings, role);
        }
    }

    private static void check(ServerSettings settings, String role) {
        String url = settings.value(ProductOptions.DATABASE_URL);
        String user = settings.value("switchboard.database." + role + "-user");
        String password = settings.value("switchboard.database." + role + "-password");
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            refuseOld(connection);
            refusePowerful(connection, user);
        } catch (SQLException e) {
            throw new StartRefused(sentence(url, user, role, e), e);
        }
    }

    private static String sentence(String url, String user, String role, SQLException e) {
        boolean reached = e.getSQLState() != null && !e.getSQLState().startsWith(CONNECTION_FAILED);
        if (!reached) {
            return "The database at " + url + " is not reached: " + e.getMessage();
        }
        return "The role " + user + " does not get into " + url + " (" + e.getMessage()
                + "); create it and give its password in SWITCHBOARD_DATABASE_" + role.toUpperCase(Locale.ROOT) + "_PASSWORD.";
    }

    private static void refuseOld(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST) {
            throw new StartRefused("The external database is PostgreSQL " + major + "; " + OLDEST + " is the oldest that works.");
        }
    }

    private static void refusePowerful(Connection connection, String user) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            if (row.next() && row.getBoolean(1)) {
                throw new StartRefused("The role " + user + " may pass by row-level security, so organizations would see each"
                        + " other; run: alter role " + user + " nosuperuser nobypassrls");
            }
        }
    }
}
