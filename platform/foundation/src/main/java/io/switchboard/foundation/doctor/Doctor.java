// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.doctor;

import io.switchboard.foundation.Foundation;
import io.switchboard.foundation.doctor.Report.Examined;
import io.switchboard.foundation.internal.doctor.BounceMailboxCheck;
import io.switchboard.foundation.internal.doctor.ClockCheck;
import io.switchboard.foundation.internal.doctor.ConfigurationCheck;
import io.switchboard.foundation.internal.doctor.DatabaseCheck;
import io.switchboard.foundation.internal.doctor.DatabaseRoles;
import io.switchboard.foundation.internal.doctor.DiskCheck;
import io.switchboard.foundation.internal.doctor.DurabilityCheck;
import io.switchboard.foundation.internal.doctor.JavaCheck;
import io.switchboard.foundation.internal.doctor.KeysCheck;
import io.switchboard.foundation.internal.doctor.MailServerCheck;
import io.switchboard.foundation.internal.doctor.MigrationsCheck;
import io.switchboard.foundation.internal.doctor.ObjectStoreCheck;
import io.switchboard.foundation.internal.doctor.RolesCheck;
import io.switchboard.foundation.internal.doctor.RowPoliciesCheck;
import io.switchboard.foundation.internal.doctor.SealsCheck;
import io.switchboard.foundation.internal.doctor.StorageCheck;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.SchemaStates;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Examines an installation: all checks at once, all bounded by one time, and none keeps another from looking. */
public final class Doctor {
    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Check> checks;
    private final Duration patience;

    Doctor(List<Check> checks, Duration patience) {
        this.checks = List.copyOf(checks);
        this.patience = patience;
    }

    /** Looks at everything. */
    public static Doctor of(SwitchboardConfig config, Clock clock) {
        List<Check> checks = new ArrayList<>(ofMachine(config));
        checks.addAll(ofDatabase(config, clock));
        return new Doctor(checks, PATIENCE);
    }

    /** Looks at what there is before the database was made. */
    public static Doctor beforeFirstStart(SwitchboardConfig config) {
        return new Doctor(ofMachine(config), PATIENCE);
    }

    private static List<Check> ofMachine(SwitchboardConfig config) {
        return List.of(
                new ConfigurationCheck(config),
                new JavaCheck(Runtime.version(), Runtime.getRuntime().maxMemory()),
                new DiskCheck(config.dataDir()),
                storage(config),
                new KeysCheck(config.security()),
                new MailServerCheck(config.mail()),
                new BounceMailboxCheck(config.mail().bounces()));
    }

    private static Check storage(SwitchboardConfig config) {
        return config.storage().kind() == SwitchboardConfig.Storage.Kind.S3
                ? new ObjectStoreCheck(config)
                : new StorageCheck(config.dataDir());
    }

    private static List<Check> ofDatabase(SwitchboardConfig config, Clock clock) {
        DatabaseRoles roles = new DatabaseRoles(config.database());
        return List.of(
                new DatabaseCheck(roles),
                new DurabilityCheck(roles),
                new RolesCheck(roles),
                new RowPoliciesCheck(roles),
                new MigrationsCheck(
                        new SchemaStates(config.database(), config.dataDir()), Foundation.class.getClassLoader()),
                new ClockCheck(roles, clock),
                new SealsCheck(roles, config.security()));
    }

    public Report examine() {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, checks.size()), task -> {
            Thread thread = new Thread(task, "switchboard-doctor");
            thread.setDaemon(true);
            // Libraries find their parts by it.
            thread.setContextClassLoader(Doctor.class.getClassLoader());
            return thread;
        });
        try {
            List<Callable<Examined>> looks =
                    checks.stream().map(check -> (Callable<Examined>) () -> look(check)).toList();
            List<Future<Examined>> done = threads.invokeAll(looks, patience.toMillis(), TimeUnit.MILLISECONDS);
            List<Examined> found = new ArrayList<>();
            for (int i = 0; i < done.size(); i++) {
                found.add(result(checks.get(i), done.get(i)));
            }
            return Report.of(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Report.of(checks.stream().map(this::overdue).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Examined look(Check check) {
        long begin = System.nanoTime();
        Finding finding;
        try {
            finding = check.look();
        } catch (Exception e) {
            LOG.warn("The doctor could not look at {}", check.name(), e);
            finding = failed(e);
        }
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        return new Examined(check.name(), finding.state(), finding.found(), finding.fix(), millis);
    }

    /** Only the kind: a message may hold what a check has read. */
    private static Finding failed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new Finding(
                        Result.Status.HEALTH_CHECK_ERROR,
                        "The database did not answer this question (SQL state " + sql.getSQLState() + ").",
                        "See what is said about the database; the log has the rest.");
            }
        }
        return new Finding(
                Result.Status.HEALTH_CHECK_ERROR,
                "It could not be looked at: " + failure.getClass().getSimpleName() + ".",
                "The log says why.");
    }

    private Examined result(Check check, Future<Examined> look) throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException e) {
            return overdue(check);
        } catch (ExecutionException e) {
            LOG.warn("The doctor could not look at {}", check.name(), e.getCause());
            Finding finding = failed(e.getCause());
            return new Examined(check.name(), finding.state(), finding.found(), finding.fix(), 0);
        }
    }

    private Examined overdue(Check check) {
        return new Examined(
                check.name(),
                Result.Status.HEALTH_CHECK_ERROR,
                "There was no answer within " + patience.toSeconds() + " s.",
                "See whether what it looks at hangs, and look again.",
                patience.toMillis());
    }
}
