// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.job;

import io.switchboard.api.job.JobHandler;
import io.switchboard.api.job.JobRun;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.gate.FeatureNotInPlan;
import io.switchboard.kernel.gate.Gate;
import io.switchboard.kernel.internal.Wakeable;
import io.switchboard.kernel.internal.Workers;
import io.switchboard.kernel.internal.work.HandoverJob;
import io.switchboard.kernel.job.FailedJobs;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.MachineFault;
import io.switchboard.kernel.module.Modules;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.tenancy.TenantContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims due jobs of running modules and runs each on the module's current generation, through the gate. */
public final class JobRunner implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(JobRunner.class);
    private static final int PARALLEL = 4;
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration RENEW = JobRows.LEASE.dividedBy(3);

    private final JobRows rows;
    private final FailedJobs failed;
    private final Modules modules;
    private final Gate gate;
    private final Workers workers;
    private final Semaphore free = new Semaphore(PARALLEL);
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final Wakeable claimer;
    private final Wakeable renewer;

    public JobRunner(PlatformDatabase database, String node, Modules modules, Gate gate, AuditKeeper audit, Workers workers) {
        this.rows = new JobRows(database, node);
        this.modules = modules;
        this.gate = gate;
        this.workers = workers;
        this.failed = new StoredFailedJobs(database, audit, this::wake);
        this.claimer = new Wakeable("jobs", IDLE, this::claimAndRun);
        this.renewer = new Wakeable("job-leases", RENEW, this::renew);
    }

    public void start() {
        rows.recover(true);
        rows.holders().forEach(rows::release);
        claimer.start(workers);
        renewer.start(workers);
    }

    public void wake() {
        claimer.wake();
    }

    public FailedJobs failedJobs() {
        return failed;
    }

    public void release(OrganizationId organization) {
        rows.release(organization);
        wake();
    }

    private void renew() {
        rows.recover(false);
        if (!running.isEmpty()) {
            rows.renew(Set.copyOf(running));
        }
    }

    private void claimAndRun() {
        int room = free.availablePermits();
        List<String> live = modules.current().stream().map(g -> g.descriptor().id()).toList();
        if (room == 0 || live.isEmpty()) {
            return;
        }
        for (ClaimedJob job : rows.claim(live, room)) {
            running.add(job.id());
            free.acquireUninterruptibly();
            workers.execute(() -> runAndRelease(job));
        }
    }

    private void runAndRelease(ClaimedJob job) {
        try {
            run(job);
        } finally {
            running.remove(job.id());
            free.release();
            wake();
        }
    }

    private void run(ClaimedJob job) {
        Optional<Lease> entered = modules.enter(job.module());
        if (entered.isEmpty()) {
            rows.retry(job, Duration.ofSeconds(1), "The module is stopped");
            return;
        }
        try (Lease lease = entered.get()) {
            String feature = lease.generation().descriptor().feature();
            if (!gate.isOpen(job.organization(), feature)) {
                hold(job, feature);
                return;
            }
            call(lease.generation(), job);
            rows.finish(job);
        } catch (Throwable e) {
            MachineFault.rethrow(e);
            // It needs a module that the plan lacks: no fault of the job's, which waits like its own module's would.
            FeatureNotInPlan.behind(e)
                    .ifPresentOrElse(refusal -> hold(job, refusal.feature()), () -> failed(job, e));
        }
    }

    private void hold(ClaimedJob job, String feature) {
        rows.hold(job);
        if (gate.isOpen(job.organization(), feature)) {
            // Given back before the row said held, so that the release has missed it.
            rows.release(job.organization());
        }
    }

    private static void call(Generation generation, ClaimedJob job) throws Exception {
        if (HandoverJob.isNamed(job.name())) {
            HandoverJob.run(generation, job.organization(), job.name(), job.key(), job.payload());
            return;
        }
        BundleContext context = generation.bundle().getBundleContext();
        String filter = "(switchboard.job.name=" + job.name() + ")";
        for (ServiceReference<JobHandler> reference : context.getServiceReferences(JobHandler.class, filter)) {
            if (reference.getBundle() == generation.bundle()) {
                JobHandler handler = context.getService(reference);
                try (TenantContext.Binding binding = TenantContext.bind(Caller.system(job.organization()), job.cause())) {
                    handler.run(new JobRun(job.id(), job.key(), job.payload(), job.attempts(), job.dueAt()));
                } finally {
                    context.ungetService(reference);
                }
                return;
            }
        }
        throw new IllegalStateException("The module " + job.module() + " has no job " + job.name());
    }

    private void failed(ClaimedJob job, Throwable e) {
        String reason = e.getClass().getSimpleName() + " in " + job.module() + "/" + job.name();
        if (job.attempts() >= JobHandler.ATTEMPTS) {
            rows.fail(job, reason);
            logger.error("Job {} of {} failed for good after {} attempts", job.name(), job.module(), job.attempts(), e);
        } else {
            rows.retry(job, Duration.ofMillis(500L << Math.min(job.attempts(), 9)), reason);
            logger.warn("Job {} of {} failed, attempt {}", job.name(), job.module(), job.attempts(), e);
        }
    }

    @Override
    public void close() {
        claimer.close();
        renewer.close();
    }
}
