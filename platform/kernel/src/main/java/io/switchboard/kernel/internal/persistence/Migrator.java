// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.internal.persistence.TenantTableLint.UnprotectedTable;
import io.switchboard.kernel.persistence.MigrationRefused;
import io.switchboard.kernel.persistence.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
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

    /** How the schema stands to the files; changes nothing. */
    SchemaState state(String schema, MigrationFiles files) {
        try (Connection connection = owner.getConnection()) {
            FluentConfiguration configuration = configuration(schema, files, connection);
            MigrationInfoService info = configuration.load().info();
            return new SchemaState(
                    schema,
                    info.applied().length,
                    Stream.of(info.pending()).map(Migrator::file).toList(),
                    info.all().length == info.pending().length ? List.of() : faults(configuration));
        } catch (SQLException e) {
            throw new IllegalStateException("The history of " + schema + " cannot be read (" + e.getSQLState() + ")", e);
        }
    }

    private static String file(MigrationInfo migration) {
        return migration.getScript().replaceFirst(".*/", "");
    }

    /** What does not fit; that some are pending is no fault. */
    private static List<String> faults(FluentConfiguration configuration) {
        return configuration
                .ignoreMigrationPatterns("*:future", "*:pending")
                .load()
                .validateWithResult()
                .invalidMigrations
                .stream()
                .map(Migrator::fault)
                .toList();
    }

    private static String fault(ValidateOutput invalid) {
        String name = invalid.version + (invalid.description.isEmpty() ? "" : " (" + invalid.description + ")");
        return switch (invalid.errorDetails.errorCode.toString()) {
            case "FAILED_VERSIONED_MIGRATION", "FAILED_REPEATABLE_MIGRATION" -> "Migration " + name + " has failed.";
            case "CHECKSUM_MISMATCH" -> "Migration " + name + " was changed after it had been applied.";
            case "APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED" -> "Migration " + name + " was applied and is not in this build.";
            default -> "Migration " + name + " does not fit the history.";
        };
    }

    private static Flyway flyway(String schema, MigrationFiles files, Connection connection) {
        return configuration(schema, files, connection).load();
    }

    private static FluentConfiguration configuration(String schema, MigrationFiles files, Connection connection) {
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
                .loggers("slf4j");
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
