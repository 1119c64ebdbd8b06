// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.internal.Workers;
import io.switchboard.kernel.internal.job.JobRunner;
import io.switchboard.kernel.job.FailedJobs.FailedJob;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue of jobs over its table, with a module whose only job is to take back what a team had. */
final class JobsTest {
    private static final String RELEASE = "switchboard:release-team";
    private static final String PAYLOAD = "{\"name\": \"%s\"}";

    private final PlatformDatabase database = TestDatabase.running().platform();
    private final OrganizationId organization = new OrganizationId(Ids.next());
    private final String module = "m" + UUID.randomUUID();
    private final List<TeamId> released = new CopyOnWriteArrayList<>();
    private final SwitchedGate gate = new SwitchedGate();
    private final Workers workers = new Workers();
    private volatile Runnable work = () -> {};
    private final JobRunner jobs = new JobRunner(
            database, "node", new OneModule(module, new Teams()), gate, new NoAudit(), workers);

    @AfterEach
    void stop() {
        jobs.close();
        workers.close();
    }

    @Test
    void a_failed_job_that_is_tried_again_outside_the_plan_is_held() {
        UUID team = Ids.next();
        UUID job = job(team, "failed", "old");
        gate.isOpen = false;
        jobs.start();

        jobs.failedJobs().retry(job);
        await(() -> states(team).equals(List.of("held old")));
        assertThat(released).isEmpty();

        gate.isOpen = true;
        jobs.release(organization);
        await(() -> states(team).isEmpty());
        assertThat(released).containsExactly(new TeamId(team));
    }

    @Test
    void a_failed_job_gives_way_to_a_newer_one_that_is_held() {
        UUID team = Ids.next();
        UUID job = job(team, "failed", "old");
        job(team, "held", "new");

        jobs.failedJobs().retry(job);
        jobs.release(organization);

        assertThat(states(team)).containsExactly("waiting new");
    }

    @Test
    void an_error_of_the_module_is_a_failure_of_its_job() {
        UUID team = Ids.next();
        UUID job = job(team, "waiting", "odd");
        work = () -> {
            throw new NoClassDefFoundError("a class of the module");
        };
        jobs.start();
        await(() -> jobs.failedJobs().list(1000).stream().anyMatch(failed -> failed.id().equals(job)));

        assertThat(jobs.failedJobs().list(1000))
                .filteredOn(failed -> failed.id().equals(job))
                .extracting(FailedJob::reason)
                .containsExactly("NoClassDefFoundError in " + module + "/" + RELEASE);
        assertThat(states(team)).containsExactly("failed odd");
    }

    private UUID job(UUID team, String state, String payload) {
        UUID id = Ids.next();
        return database.transaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    """
                    insert into kernel.job (organization_id, id, module, name, key, payload, due_at, state, attempts)
                    values (?, ?, ?, ?, ?, ?, now(), ?, ?)
                    """)) {
                insert.setObject(1, organization.value());
                insert.setObject(2, id);
                insert.setString(3, module);
                insert.setString(4, RELEASE);
                insert.setString(5, team.toString());
                insert.setString(6, PAYLOAD.formatted(payload));
                insert.setString(7, state);
                // The next attempt is the last.
                insert.setInt(8, 7);
                insert.executeUpdate();
                return id;
            }
        });
    }

    private List<String> states(UUID team) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select state, payload::json ->> 'name' from kernel.job where organization_id = ? and key = ? order by id")) {
                query.setObject(1, organization.value());
                query.setString(2, team.toString());
                try (ResultSet rows = query.executeQuery()) {
                    List<String> states = new ArrayList<>();
                    while (rows.next()) {
                        states.add(rows.getString(1) + " " + rows.getString(2));
                    }
                    return states;
                }
            }
        });
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came to it").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private final class Teams implements OpenWork {
        @Override
        public List<Open> of(UserId user) {
            return List.of();
        }

        @Override
        public void handOver(UserId user, Handover handover) {
            throw new UnsupportedOperationException("Nobody leaves here");
        }

        @Override
        public void release(TeamId team) {
            work.run();
            released.add(team);
        }
    }
}
