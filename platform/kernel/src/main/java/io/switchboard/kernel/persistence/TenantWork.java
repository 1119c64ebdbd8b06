// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.persistence;

/** The running transaction of a module's, for parts of the platform that write what belongs into it. */
public interface TenantWork {

    /**
     * Runs the work on a connection of the caller's organization, within the running transaction.
     *
     * @throws IllegalStateException without a transaction
     */
    <T> T join(PlatformDatabase.SqlWork<T> work);

    /** Runs the action after the running transaction has committed. */
    void afterCommit(Runnable action);
}
