// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.persistence.GroupCommit;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.module.MachineFault;
import io.switchboard.kernel.tenancy.TenantContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** One writer thread per queue: what waits while a transaction commits goes into the next one together. */
public final class QueuedGroupCommit implements GroupCommit, AutoCloseable {
    private static final int ROOM = 4096;
    private static final int GROUP = 256;

    private final DataSource pool;
    private final TenantStamp stamp;
    private final Callers callers;
    private final ExecutorService threads;
    private final Runnable afterCommit;
    private final List<WriterQueue<?>> open = new CopyOnWriteArrayList<>();

    public QueuedGroupCommit(
            DataSource pool, TenantStamp stamp, Callers callers, ExecutorService threads, Runnable afterCommit) {
        this.stamp = stamp;
        this.pool = pool;
        this.callers = callers;
        this.threads = threads;
        this.afterCommit = afterCommit;
    }

    @Override
    public <T> Queue<T> open(String name, Writer<T> writer) {
        WriterQueue<T> queue = new WriterQueue<>(name, writer);
        open.add(queue);
        threads.execute(queue::writeUntilClosed);
        return queue;
    }

    @Override
    public void close() {
        open.forEach(WriterQueue::close);
        open.clear();
    }

    private record Item<T>(OrganizationId organization, T value, CompletableFuture<Void> stored) {}

    private final class WriterQueue<T> implements Queue<T> {
        private final String name;
        private final Writer<T> writer;
        private final BlockingQueue<Item<T>> waiting = new ArrayBlockingQueue<>(ROOM);
        private volatile boolean closed;

        WriterQueue(String name, Writer<T> writer) {
            this.name = name;
            this.writer = writer;
        }

        @Override
        public void store(T value) {
            Item<T> item = new Item<>(callers.current().organization(), value, new CompletableFuture<>());
            if (closed || !waiting.offer(item)) {
                throw new QueueFull(name);
            }
            try {
                item.stored().join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        void writeUntilClosed() {
            List<Item<T>> group = new ArrayList<>(GROUP);
            while (!closed || !waiting.isEmpty()) {
                try {
                    Item<T> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                    if (first != null) {
                        group.add(first);
                        waiting.drainTo(group, GROUP - 1);
                        write(group);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    closed = true;
                } finally {
                    group.clear();
                }
            }
            waiting.forEach(item -> item.stored().completeExceptionally(new QueueFull(name)));
        }

        private void write(List<Item<T>> group) {
            try {
                commit(group);
                group.forEach(item -> item.stored().complete(null));
                afterCommit.run();
            } catch (Throwable e) {
                MachineFault.rethrow(e);
                if (group.size() == 1) {
                    group.get(0).stored().completeExceptionally(e instanceof Exception failure ? JtaTransactions.unchecked(failure) : e);
                } else {
                    // One item must not fail its neighbours: each on its own.
                    group.forEach(item -> write(List.of(item)));
                }
            }
        }

        private void commit(List<Item<T>> group) throws Exception {
            Map<OrganizationId, List<T>> byOrganization = new LinkedHashMap<>();
            group.forEach(item -> byOrganization
                    .computeIfAbsent(item.organization(), o -> new ArrayList<>())
                    .add(item.value()));
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                boolean done = false;
                try {
                    for (Map.Entry<OrganizationId, List<T>> entry : byOrganization.entrySet()) {
                        stamp.on(connection, entry.getKey(), TenantContext.NOBODY);
                        writer.write(GuardedConnection.lent(connection), entry.getValue());
                    }
                    connection.commit();
                    done = true;
                } finally {
                    finish(connection, done);
                }
            }
        }

        private static void finish(Connection connection, boolean done) throws SQLException {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }

        void close() {
            closed = true;
        }
    }
}
