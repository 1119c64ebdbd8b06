// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Makes the database and its three roles, and may be applied again at any time. Schemas and tables are not
 * made here: the owner role makes them by migrations.
 */
public final class DatabaseSetup {
    public static final String DATABASE = "switchboard";
    public static final String OWNER = "sb_owner";
    public static final String APP = "sb_app";
    public static final String PLATFORM = "sb_platform";

    /** None of them is a superuser or may pass by row-level security, whatever else they are granted. */
    private static final String LIMITS =
            " login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

    /**
     * PostgreSQL does not use an index under row-level security for an operator that might tell about rows it
     * was not allowed to see. These four tell nothing but their result; declared so, full-text, JSON and
     * trigram indexes are used again. It takes a superuser.
     */
    private static final List<String> LEAKPROOF = List.of(
            "ts_match_vq(tsvector, tsquery)",
            "to_tsvector(regconfig, text)",
            "jsonb_contains(jsonb, jsonb)",
            "texticlike(text, text)");

    private final Connections superuser;

    private DatabaseSetup(Connections superuser) {
        this.superuser = superuser;
    }

    /** Opens a superuser's connection to a database of the server. */
    @FunctionalInterface
    public interface Connections {
        Connection to(String database) throws SQLException;
    }

    /** Applies everything to the server that the connections lead to. */
    public static void apply(Connections superuser, InstallationSecrets secrets) {
        DatabaseSetup setup = new DatabaseSetup(superuser);
        try {
            setup.roles(secrets);
            setup.database();
            setup.rights();
        } catch (SQLException e) {
            throw new StartRefused("The database could not be prepared: " + e.getMessage(), e);
        }
    }

    private void roles(InstallationSecrets secrets) throws SQLException {
        try (Connection connection = superuser.to("postgres")) {
            role(connection, OWNER, secrets.ownerPassword());
            role(connection, APP, secrets.appPassword());
            role(connection, PLATFORM, secrets.platformPassword());
        }
    }

    private static void role(Connection connection, String name, String password) throws SQLException {
        boolean known = found(connection, "select 1 from pg_roles where rolname = ?", name);
        execute(connection, (known ? "alter role " : "create role ") + name + LIMITS);
        // The driver sends the hash, so that no log of the server ever holds the password.
        connection.unwrap(PGConnection.class).alterUserPassword(name, password.toCharArray(), "scram-sha-256");
    }

    private void database() throws SQLException {
        try (Connection connection = superuser.to("postgres")) {
            if (!found(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database " + DATABASE);
            }
            execute(connection, "revoke all on database " + DATABASE + " from public");
            execute(connection, "grant connect on database " + DATABASE + " to " + String.join(", ", OWNER, APP, PLATFORM));
            execute(connection, "grant create on database " + DATABASE + " to " + OWNER);
        }
    }

    private void rights() throws SQLException {
        try (Connection connection = superuser.to(DATABASE)) {
            execute(connection, "revoke all on schema public from public");
            for (String function : LEAKPROOF) {
                execute(connection, "alter function " + function + " leakproof");
            }
        }
    }

    private static boolean found(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
