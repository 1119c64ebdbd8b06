// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs a module's work in a database transaction of the current organization.
 *
 * <p>Bundle-scoped: each generation of a module has its own. A call joins the transaction that is
 * already running on this thread, also one that another module or the platform began, so that a
 * customer, a ticket and an event commit together. Row-level security is stamped with the caller's
 * organization; without a caller the call is refused with {@link IllegalStateException}.
 *
 * <p>Return records from the work, never entities: they are dead outside it. An exception rolls the
 * whole transaction back and is thrown on as it is; a checked one arrives wrapped in
 * {@link TransactionFailed}.
 */
@ProviderType
public interface Transactions {

    /** Work with the module's persistence unit. Needs a {@code Meta-Persistence} header. */
    <T> T required(Work<EntityManager, T> work);

    /** As {@link #required(Work)}, without a result. */
    default void run(Action<EntityManager> action) {
        required(em -> {
            action.perform(em);
            return true;
        });
    }

    /** Work in plain SQL on the transaction's own connection; do not close or commit it. */
    <T> T sql(Work<Connection, T> work);

    /** Runs the action after the current transaction has committed; drops it on rollback. */
    void afterCommit(Runnable action);

    /** Work with a resource, giving a result. */
    @FunctionalInterface
    interface Work<R, T> {
        T apply(R resource) throws Exception;
    }

    /** Work with a resource, without a result. */
    @FunctionalInterface
    interface Action<R> {
        void perform(R resource) throws Exception;
    }
}
