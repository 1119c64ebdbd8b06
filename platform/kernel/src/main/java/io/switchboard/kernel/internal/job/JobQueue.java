// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.job;

import io.switchboard.api.job.Jobs;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import io.switchboard.kernel.internal.persistence.TenantDataSource;
import io.switchboard.kernel.internal.work.HandoverJob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Enqueues for one module; the row joins the caller's transaction. */
public final class JobQueue implements Jobs {
    private static final String ENQUEUE =
            """
            insert into kernel.job (id, module, name, key, payload, due_at) values (?, ?, ?, ?, ?, ?)
            on conflict (organization_id, module, name, key) where state = 'waiting'
            do update set payload = excluded.payload, cause = excluded.cause, due_at = least(job.due_at, excluded.due_at)
            """;

    private final String module;
    private final JtaTransactions transactions;
    private final TenantDataSource dataSource;
    private final Runnable wake;

    public JobQueue(String module, JtaTransactions transactions, TenantDataSource dataSource, Runnable wake) {
        this.module = module;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.wake = wake;
    }

    @Override
    public void enqueue(String name, String key, String payload, Instant dueAt) {
        refuseReserved(name);
        if (!transactions.isRunning()) {
            throw new IllegalStateException("A job is enqueued in a transaction, so that it exists only with its cause");
        }
        transactions.call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                enqueue(connection, name, key, payload, dueAt);
            }
            return true;
        });
        transactions.afterCommit(wake);
    }

    @Override
    public void enqueue(Connection connection, String name, String key, String payload, Instant dueAt)
            throws SQLException {
        refuseReserved(name);
        try (PreparedStatement insert = connection.prepareStatement(ENQUEUE)) {
            insert.setObject(1, Ids.next());
            insert.setString(2, module);
            insert.setString(3, name);
            insert.setString(4, key);
            insert.setString(5, payload);
            insert.setTimestamp(6, Timestamp.from(dueAt));
            insert.executeUpdate();
        }
    }

    private void refuseReserved(String name) {
        if (name.startsWith(HandoverJob.RESERVED)) {
            throw new IllegalArgumentException("The job " + name + " of " + module + " has a name of the platform; choose one that does not begin with "
                    + HandoverJob.RESERVED);
        }
    }
}
