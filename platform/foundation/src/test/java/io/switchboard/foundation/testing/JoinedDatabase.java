// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.persistence.PlatformDatabase.SqlWork;
import io.switchboard.kernel.persistence.TenantWork;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A module's transactions as the role that modules work with, and the signals that go out after them. */
public final class JoinedDatabase implements TenantWork, EventFeed {
    /** A signal: to whom, and of what type. */
    public record Signal(OrganizationId organization, @Nullable UserId only, String type, String json) {}

    public final List<Signal> signals = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable Connection running;

    /** Runs a module's transaction as the caller who is bound; an exception rolls it back. */
    public void transaction(Runnable work) {
        try (Connection connection = TestDatabase.running().app()) {
            connection.setAutoCommit(false);
            stamp(connection);
            running = connection;
            try {
                work.run();
                connection.commit();
            } finally {
                running = null;
                connection.rollback();
            }
            afterCommit.forEach(Runnable::run);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            afterCommit.clear();
        }
    }

    private static void stamp(Connection connection) throws SQLException {
        TestDatabase.enter(connection, new TenantContext().current().organization().value());
    }

    @Override
    public <T> T join(SqlWork<T> work) {
        Connection connection = running;
        if (connection == null) {
            throw new IllegalStateException("No transaction");
        }
        try {
            return work.apply(connection);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public void signal(OrganizationId organization, @Nullable UserId only, String feature, String type, String json) {
        signals.add(new Signal(organization, only, type, json));
    }

    @Override
    public Subscription subscribe(OrganizationId organization, Consumer<FeedEvent> listener) {
        throw new UnsupportedOperationException("Nobody listens here");
    }

    @Override
    public boolean replay(OrganizationId organization, String cursor, Consumer<FeedEvent> listener) {
        return false;
    }

    @Override
    public String cursor() {
        return "";
    }
}
