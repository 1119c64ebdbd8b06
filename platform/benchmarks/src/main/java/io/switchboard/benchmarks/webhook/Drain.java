// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import io.switchboard.benchmarks.product.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** What is acknowledged is not yet in the inbox: the journal is drained behind the answers. */
final class Drain {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final Stage stage;
    private final UUID channel;

    Drain(Stage stage, CloudChannel channel) {
        this.stage = stage;
        this.channel = UUID.fromString(channel.id());
    }

    /** Waits until the inbox has everything; returns how many messages were still to come. */
    long await() throws SQLException {
        long start = System.nanoTime();
        try (Connection owner = stage.owner();
                PreparedStatement left = owner.prepareStatement(
                        "select count(*) from whatsapp.webhook_journal where channel_id = ? and state = 'new'")) {
            left.setObject(1, channel);
            long first = count(left);
            for (long now = first; now > 0; now = count(left)) {
                if (System.nanoTime() - start > LIMIT.toNanos()) {
                    throw new IllegalStateException(now + " webhooks are not in the inbox after " + LIMIT);
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
            return first;
        }
    }

    private static long count(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
