// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.persistence.TransactionFailed;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;

/** Joins the running JTA transaction or begins one. Looked up once at boot, so it works on any thread. */
public final class JtaTransactions {
    private final UserTransaction transaction;
    private final TransactionSynchronizationRegistry registry;

    public JtaTransactions(UserTransaction transaction, TransactionSynchronizationRegistry registry) {
        this.transaction = transaction;
        this.registry = registry;
    }

    TransactionSynchronizationRegistry registry() {
        return registry;
    }

    public boolean isRunning() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** Runs the work in the running transaction, or in one of its own. */
    public <T> T call(Callable<T> work) {
        return isRunning() ? join(work) : begin(work);
    }

    private <T> T join(Callable<T> work) {
        boolean done = false;
        try {
            T result = work.call();
            done = true;
            return result;
        } catch (Exception e) {
            throw unchecked(e);
        } finally {
            if (!done) {
                registry.setRollbackOnly();
            }
        }
    }

    private <T> T begin(Callable<T> work) {
        boolean committed = false;
        try {
            transaction.begin();
            T result = work.call();
            transaction.commit();
            committed = true;
            return result;
        } catch (Exception e) {
            throw unchecked(e);
        } finally {
            if (!committed) {
                rollback();
            }
        }
    }

    private void rollback() {
        if (!isRunning()) {
            return;
        }
        try {
            transaction.rollback();
        } catch (SystemException e) {
            throw new TransactionFailed("The transaction could not be rolled back", e);
        }
    }

    /** Runs the action after the running transaction has committed. */
    public void afterCommit(Runnable action) {
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is due before
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }

    static RuntimeException unchecked(Exception e) {
        return e instanceof RuntimeException runtime
                ? runtime
                : new TransactionFailed("The transaction failed: " + e.getClass().getSimpleName(), e);
    }
}
