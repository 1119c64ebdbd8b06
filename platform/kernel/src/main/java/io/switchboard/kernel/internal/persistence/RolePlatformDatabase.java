// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The platform's tables through a pool of the role {@code sb_platform}. */
public final class RolePlatformDatabase implements PlatformDatabase {
    private final DataSource pool;
    private final Migrator migrator;
    private final ThreadLocal<Connection> running = new ThreadLocal<>();

    public RolePlatformDatabase(DataSource pool, Migrator migrator) {
        this.pool = pool;
        this.migrator = migrator;
    }

    @Override
    public <T> T transaction(SqlWork<T> work) {
        Connection outer = running.get();
        try {
            return outer == null ? begin(work) : work.apply(GuardedConnection.lent(outer));
        } catch (Exception e) {
            throw JtaTransactions.unchecked(e);
        }
    }

    private <T> T begin(SqlWork<T> work) throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            running.set(connection);
            boolean done = false;
            try {
                T result = work.apply(GuardedConnection.lent(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                running.remove();
                finish(connection, done);
            }
        }
    }

    private static void finish(Connection connection, boolean done) throws SQLException {
        if (!done) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void migrate(String schema, ClassLoader loader) {
        migrator.migrate(schema, MigrationFiles.ofLoader(loader, "db/migration/" + schema));
    }
}
