// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.persistence;

import java.sql.Connection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Stores small items of many callers in few transactions: the front of every hot ingest path.
 * Bundle-scoped; what a generation opened is closed by the platform when the generation drains.
 */
@ProviderType
public interface GroupCommit {

    /** Opens a bounded queue in front of the writer. The name appears in metrics. */
    <T> Queue<T> open(String name, Writer<T> writer);

    /** The queue in front of a writer. */
    @ProviderType
    interface Queue<T> {
        /**
         * Blocks until the item is durably committed. Call it with a caller bound.
         *
         * @throws QueueFull when the queue has no room: answer 503 with {@code Retry-After}
         * @throws TransactionFailed when the write failed; the item is not stored
         */
        void store(T item);
    }

    /** Writes one group of items of one organization; the connection is stamped with it. */
    @FunctionalInterface
    interface Writer<T> {
        void write(Connection connection, List<T> items) throws Exception;
    }

    /** The queue in front of the database is full. */
    final class QueueFull extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public QueueFull(String queue) {
            super("The queue " + queue + " is full; try again in a moment");
        }
    }
}
