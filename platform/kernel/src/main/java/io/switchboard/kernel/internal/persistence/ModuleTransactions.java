// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.persistence.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Supplier;

/** One generation's transactions. Its entity manager lives exactly as long as the transaction. */
public final class ModuleTransactions implements Transactions {
    private final String module;
    private final JtaTransactions transactions;
    private final TenantDataSource dataSource;
    private final Supplier<Optional<EntityManagerFactory>> unit;

    public ModuleTransactions(
            String module,
            JtaTransactions transactions,
            TenantDataSource dataSource,
            Supplier<Optional<EntityManagerFactory>> unit) {
        this.module = module;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.unit = unit;
    }

    @Override
    public <T> T required(Work<EntityManager, T> work) {
        return transactions.call(() -> work.apply(entityManager()));
    }

    private EntityManager entityManager() {
        EntityManagerFactory factory = unit.get()
                .orElseThrow(() -> new IllegalStateException(
                        "The module " + module + " has no persistence unit; add a Meta-Persistence header"));
        EntityManager open = (EntityManager) transactions.registry().getResource(factory);
        if (open == null) {
            open = factory.createEntityManager();
            open.joinTransaction();
            transactions.registry().putResource(factory, open);
            transactions.registry().registerInterposedSynchronization(new CloseAtEnd(open));
        }
        return open;
    }

    @Override
    public <T> T sql(Work<Connection, T> work) {
        return transactions.call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.apply(connection);
            }
        });
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!transactions.isRunning()) {
            throw new IllegalStateException("There is no transaction to wait for");
        }
        transactions.afterCommit(action);
    }

    /** Closes the entity manager when its transaction has ended either way. */
    private record CloseAtEnd(EntityManager entityManager) implements jakarta.transaction.Synchronization {
        @Override
        public void beforeCompletion() {
            // EclipseLink flushes by its own synchronization
        }

        @Override
        public void afterCompletion(int status) {
            if (entityManager.isOpen()) {
                entityManager.close();
            }
        }
    }
}
