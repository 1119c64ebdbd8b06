// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.kernel.persistence.PlatformDatabase.SqlWork;
import io.switchboard.kernel.persistence.TenantWork;
import java.sql.Connection;

/** Joins what a module has begun, and begins nothing. */
public record JoinedWork(JtaTransactions transactions, TenantDataSource dataSource) implements TenantWork {

    @Override
    public <T> T join(SqlWork<T> work) {
        if (!transactions.isRunning()) {
            throw new IllegalStateException("This is written in the transaction that makes it true");
        }
        return transactions.call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.apply(connection);
            }
        });
    }

    @Override
    public void afterCommit(Runnable action) {
        transactions.afterCommit(action);
    }
}
