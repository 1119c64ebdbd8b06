// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Enqueues work for the current organization. Bundle-scoped. */
@ProviderType
public interface Jobs {

    /**
     * Enqueues in the running transaction; the job becomes visible with its commit. At most one
     * waiting job exists per name and key: a second call keeps the earlier due time and the newer
     * payload. Jobs with one key never run at the same time, and a call made while one runs leads to
     * one more run.
     *
     * @param name none that begins with {@code switchboard:}, as those of the platform do
     */
    void enqueue(String name, String key, String payload, Instant dueAt);

    /** As {@link #enqueue(String, String, String, Instant)} on a connection of a {@code GroupCommit.Writer}. */
    void enqueue(Connection connection, String name, String key, String payload, Instant dueAt) throws SQLException;
}
