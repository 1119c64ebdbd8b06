// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.audit.Changes;
import io.switchboard.api.persistence.TransactionFailed;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.audit.Act;
import io.switchboard.kernel.audit.AuditKeeper;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Collects what the modules of a transaction record and writes it before the commit, all at once: the end of
 * the organization's chain is locked for that moment only, and after every row that a module waits for.
 */
public final class CollectedAudit implements Audit {
    private static final String KEY = CollectedAudit.class.getName();
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)+");

    private final JtaTransactions transactions;
    private final TenantDataSource dataSource;
    private final Callers callers;
    private final AuditKeeper keeper;

    public CollectedAudit(
            JtaTransactions transactions, TenantDataSource dataSource, Callers callers, AuditKeeper keeper) {
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.callers = callers;
        this.keeper = keeper;
    }

    @Override
    public void record(String action, String entityType, String entityId, Changes changes) {
        if (!transactions.isRunning()) {
            throw new IllegalStateException("An act is recorded in the transaction that does it");
        }
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("An action is named as in customer.renamed, not " + action);
        }
        pending().acts.add(new Act(keeper.actor(), action, entityType, entityId, AuditDetail.of(changes)));
    }

    private Pending pending() {
        Pending open = (Pending) transactions.registry().getResource(KEY);
        if (open == null) {
            open = new Pending(callers.current().organization());
            transactions.registry().putResource(KEY, open);
            transactions.registry().registerInterposedSynchronization(open);
        }
        return open;
    }

    /** Interposed, so that it comes after the persistence units have sent what they still held. */
    private final class Pending implements Synchronization {
        private final OrganizationId organization;
        private final List<Act> acts = new ArrayList<>();

        Pending(OrganizationId organization) {
            this.organization = organization;
        }

        @Override
        public void beforeCompletion() {
            boolean written = false;
            try (Connection connection = dataSource.getConnection()) {
                keeper.append(connection, organization, acts);
                written = true;
            } catch (SQLException e) {
                throw new TransactionFailed("What was done could not be recorded, so it was not done", e);
            } finally {
                if (!written) {
                    transactions.registry().setRollbackOnly();
                }
            }
        }

        @Override
        public void afterCompletion(int status) {
            // The entries have gone the way of the transaction.
        }
    }
}
