// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.tenancy.TenantContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The one place where a connection is bound to an organization. It hands out connections inside a
 * transaction only, stamps the first of each, and cannot be unwrapped.
 */
public final class TenantDataSource implements DataSource {
    private static final String STAMP = TenantDataSource.class.getName();

    private final DataSource pool;
    private final TransactionSynchronizationRegistry transaction;
    private final TenantContext callers;
    private final TenantStamp stamp;

    public TenantDataSource(
            DataSource pool, TransactionSynchronizationRegistry transaction, TenantContext callers, TenantStamp stamp) {
        this.stamp = stamp;
        this.pool = pool;
        this.transaction = transaction;
        this.callers = callers;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new SQLException("A tenant connection is handed out inside a transaction only");
        }
        OrganizationId organization = callers.current().organization();
        Connection connection = pool.getConnection();
        try {
            stampOnce(connection, organization);
            return GuardedConnection.of(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void stampOnce(Connection connection, OrganizationId organization) throws SQLException {
        Object stamped = transaction.getResource(STAMP);
        if (stamped == null) {
            stamp.on(connection, organization, callers.cause());
            transaction.putResource(STAMP, organization);
        } else if (!stamped.equals(organization)) {
            throw new SQLException("The transaction belongs to another organization");
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The role is fixed");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("A tenant data source cannot be unwrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException("Logging is the server's");
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException("Time-outs are the server's");
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }
}
