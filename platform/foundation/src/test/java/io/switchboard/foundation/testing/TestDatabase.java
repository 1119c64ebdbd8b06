// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import io.switchboard.kernel.persistence.PlatformDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The platform's database with its three roles, on a server of its own. */
public final class TestDatabase implements PlatformDatabase, AutoCloseable {
    private static final String SETUP =
            """
            create role sb_owner login noinherit;
            create role sb_app login noinherit;
            create role sb_platform login noinherit;
            grant create on database postgres to sb_owner;
            create schema sb authorization sb_owner;
            create function sb.org() returns uuid language sql stable parallel safe
                as $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;
            grant usage on schema sb to sb_app, sb_platform, sb_owner;
            """;

    private final PostgresServer server = new PostgresServer();
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Connection> running = new ThreadLocal<>();
    private final AtomicInteger transactions = new AtomicInteger();

    public TestDatabase() throws IOException, SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(SETUP);
        }
    }

    /** A connection of the role; the caller closes it. */
    public Connection connect(String role) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setUser(role);
        return source.getConnection();
    }

    /** How many transactions have been begun, to see what costs none. */
    public int transactions() {
        return transactions.get();
    }

    @Override
    public <T> T transaction(SqlWork<T> work) {
        Connection outer = running.get();
        try {
            return outer == null ? begin(work) : work.apply(outer);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T begin(SqlWork<T> work) throws Exception {
        transactions.incrementAndGet();
        Connection pooled = idle.poll();
        Connection connection = pooled == null ? connect("sb_platform") : pooled;
        connection.setAutoCommit(false);
        running.set(connection);
        try {
            T result = work.apply(connection);
            connection.commit();
            return result;
        } finally {
            running.remove();
            connection.rollback();
            idle.add(connection);
        }
    }

    @Override
    public void migrate(String schema, ClassLoader loader) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(server.url());
        owner.setUser("sb_owner");
        Flyway.configure(loader)
                .dataSource(owner)
                .schemas(schema)
                .locations("classpath:db/migration/" + schema)
                .load()
                .migrate();
        try (Connection connection = connect("sb_owner");
                Statement statement = connection.createStatement()) {
            statement.execute("grant usage on schema " + schema + " to sb_app");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
