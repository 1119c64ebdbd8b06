// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.kernel.internal.Workers;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.osgi.framework.Bundle;

/** The group commits of each generation; closed when it has drained. */
public final class OpenQueues implements GenerationListener {
    private final DataSource pool;
    private final TenantStamp stamp;
    private final Callers callers;
    private final Workers workers;
    private final Runnable afterCommit;
    private final Map<Long, QueuedGroupCommit> byBundle = new ConcurrentHashMap<>();

    public OpenQueues(
            DataSource pool, TenantStamp stamp, Callers callers, Workers workers, Runnable afterCommit) {
        this.stamp = stamp;
        this.pool = pool;
        this.callers = callers;
        this.workers = workers;
        this.afterCommit = afterCommit;
    }

    public QueuedGroupCommit of(Bundle bundle) {
        return byBundle.computeIfAbsent(
                bundle.getBundleId(),
                id -> new QueuedGroupCommit(pool, stamp, callers, workers.executor(), afterCommit));
    }

    @Override
    public void retired(Generation generation) {
        QueuedGroupCommit queues = byBundle.remove(generation.bundle().getBundleId());
        if (queues != null) {
            queues.close();
        }
    }
}
