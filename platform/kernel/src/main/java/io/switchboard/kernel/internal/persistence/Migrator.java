// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.internal.persistence.TenantTableLint.UnprotectedTable;
import io.switchboard.kernel.persistence.MigrationRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings one schema up to date as the owner role: one schema, one history, one transaction. */
public final class Migrator {
    private final PGSimpleDataSource owner = new PGSimpleDataSource();

    public Migrator(SwitchboardConfig.Database database) {
        owner.setUrl(database.url());
        owner.setUser(database.ownerUser());
        owner.setPassword(database.ownerPassword());
    }

    void migrate(String schema, MigrationFiles files) {
        if (files.isEmpty()) {
            return;
        }
        try (Connection connection = owner.getConnection()) {
            try (Statement create = connection.createStatement()) {
                create.execute("create schema if not exists " + schema);
            }
            flyway(schema, files, connection).migrate();
            try (Statement grant = connection.createStatement()) {
                grant.execute("grant usage on schema " + schema + " to sb_app");
            }
        } catch (FlywayException e) {
            throw new MigrationRefused(sentence(e), e);
        } catch (SQLException e) {
            throw new MigrationRefused("The database refused the migration of " + schema + " (" + e.getSQLState() + ").", e);
        }
    }

    private static Flyway flyway(String schema, MigrationFiles files, Connection connection) {
        return Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(new SingleConnection(connection))
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .locations(new String[0])
                .resourceProvider(files)
                .javaMigrationClassProvider(List::of)
                .callbacks(new TenantTableLint(schema))
                .group(true)
                .cleanDisabled(true)
                .ignoreMigrationPatterns("*:future")
                .loggers("slf4j")
                .load();
    }

    /** One sentence; never the database's own detail line, which can carry a row's data. */
    private static String sentence(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnprotectedTable table) {
                return "A migration " + table.getMessage() + ".";
            }
            if (cause instanceof SQLException sql) {
                String first = String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
                return "The migration" + name(e) + " failed: " + first.replaceFirst("^ERROR: ", "") + " (" + sql.getSQLState()
                        + "); correct it and deploy again.";
            }
        }
        return "The migrations do not fit the schema's history: "
                + e.getMessage().lines().findFirst().orElse("no reason given") + ".";
    }

    private static String name(FlywayException e) {
        return e instanceof FlywayMigrateException migrate && migrate.getMigration() != null
                ? " " + migrate.getMigration().getScript()
                : "";
    }
}
