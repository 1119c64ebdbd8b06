// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import static org.apache.felix.hc.api.Result.Status.CRITICAL;
import static org.apache.felix.hc.api.Result.Status.OK;
import static org.apache.felix.hc.api.Result.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.testkit.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check of the database on a real one that is broken in the way that it is there for, and on a sound one. */
@FoundationTest
class DatabaseChecksTest {
    private static final DatabaseRoles SOUND = new DatabaseRoles(TestDatabase.running().settings());
    private static final String WORKER = "doctor_worker";
    private static final String PASSWORD = "a password of a test";

    private final RunningFoundation running;

    DatabaseChecksTest(RunningFoundation running) {
        this.running = running;
    }

    @BeforeEach
    void aWorkerOfItsOwn() throws SQLException {
        clean();
        sql("create role " + WORKER + " login in role sb_app password '" + PASSWORD + "'");
        sql("grant connect on database switchboard to " + WORKER);
    }

    @AfterEach
    void clean() throws SQLException {
        sql("drop schema if exists doctor_test cascade");
        sql("do $$ begin if exists (select from pg_roles where rolname = '" + WORKER + "') then"
                + " drop owned by " + WORKER + "; drop role " + WORKER + "; end if; end $$");
    }

    @Test
    void aDatabaseThatLetsAllThreeRolesInIsFine() {
        assertThat(new DatabaseCheck(SOUND).look()).satisfies(finding -> {
            assertThat(finding.state()).as(finding.found()).isEqualTo(OK);
            assertThat(finding.found()).contains("PostgreSQL 18", "/switchboard");
        });
    }

    @Test
    void aWrongPasswordIsNamedAndNotShown() {
        Finding finding = new DatabaseCheck(new DatabaseRoles(OtherDatabase.worker("sb_app", "quite another"))).look();
        assertThat(finding.state()).isEqualTo(CRITICAL);
        assertThat(finding.found()).contains("switchboard.database.app-user");
        assertThat(finding.toString()).doesNotContain("quite another");
    }

    @Test
    void aDatabaseThatIsNotThereIsCritical() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String nowhere = "jdbc:postgresql://127.0.0.1:" + closed + "/switchboard?password=secret";
        Finding finding = new DatabaseCheck(new DatabaseRoles(OtherDatabase.at(nowhere))).look();
        assertThat(finding.state()).isEqualTo(CRITICAL);
        assertThat(finding.found()).contains("127.0.0.1:" + closed).doesNotContain("secret");

        String other = TestDatabase.running().settings().url().replace("/switchboard", "/no_such_database");
        assertThat(new DatabaseCheck(new DatabaseRoles(OtherDatabase.at(other))).look().found()).contains("There is no database");
    }

    @Test
    void settingsThatLoseWhatWasCommittedAreCritical() throws SQLException {
        // The tests' own server is run without care, for speed.
        Finding careless = new DurabilityCheck(SOUND).look();
        assertThat(careless.state()).isEqualTo(CRITICAL);
        assertThat(careless.fix()).contains("fsync = on", "synchronous_commit = on");

        try {
            for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                sql("alter system set " + setting + " = on");
            }
            sql("select pg_reload_conf()");
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(new DurabilityCheck(SOUND).look().state()).isEqualTo(OK));
        } finally {
            sql("alter system reset all");
            sql("select pg_reload_conf()");
        }
    }

    @Test
    void aRoleThatNothingBindsIsCritical() throws SQLException {
        assertThat(roles().state()).isEqualTo(OK);

        sql("alter role " + WORKER + " bypassrls");
        assertThat(roles()).isEqualTo(Finding.critical(
                "The role doctor_worker may pass by row-level security, so organizations could see each other.",
                "alter role doctor_worker nosuperuser nobypassrls"));

        sql("alter role " + WORKER + " nobypassrls superuser");
        assertThat(roles().found()).contains("doctor_worker is a superuser");

        sql("alter role " + WORKER + " nosuperuser");
        sql("grant sb_owner to " + WORKER);
        assertThat(roles().found()).contains("can become sb_owner, which owns tables");
        assertThat(roles().fix()).isEqualTo("revoke sb_owner from doctor_worker");

        sql("revoke sb_owner from " + WORKER);
        sql("create schema doctor_test");
        sql("create table doctor_test.own (a int)");
        sql("alter table doctor_test.own owner to " + WORKER);
        assertThat(roles().found()).contains("doctor_worker owns tables");
    }

    private static Finding roles() throws SQLException {
        return new RolesCheck(worker()).look();
    }

    private static DatabaseRoles worker() {
        return new DatabaseRoles(OtherDatabase.worker(WORKER, PASSWORD));
    }

    @Test
    void aTableOfOrganizationsThatIsNotGuardedIsCritical() throws SQLException {
        running.register("Somebody to see");
        assertThat(policies()).satisfies(finding -> assertThat(finding.state()).as(finding.found()).isEqualTo(OK));

        sql("create schema doctor_test");
        sql("grant usage on schema doctor_test to sb_app");
        sql("create table doctor_test.note (organization_id uuid not null, text text)");
        sql("grant select on doctor_test.note to sb_app");
        assertThat(policies().found()).contains("No row-level security on doctor_test.note");

        sql("alter table doctor_test.note enable row level security");
        assertThat(policies().state()).isEqualTo(CRITICAL);
        assertThat(policies().found()).contains("No row policy on doctor_test.note");

        sql("create policy tenant on doctor_test.note to sb_app using (organization_id = (select sb.org()))");
        sql("insert into doctor_test.note values (gen_random_uuid(), 'theirs')");
        assertThat(policies().state()).isEqualTo(OK);

        sql("alter policy tenant on doctor_test.note using (true)");
        assertThat(policies().state()).isEqualTo(CRITICAL);
        assertThat(policies().found()).contains("sees rows of doctor_test.note without saying for whom").doesNotContain("theirs");
    }

    private static Finding policies() throws SQLException {
        return new RowPoliciesCheck(SOUND).look();
    }

    @Test
    void clocksThatDisagreeAreToldOf() throws SQLException {
        assertThat(new ClockCheck(SOUND, Clock.systemUTC()).look().state()).isEqualTo(OK);
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-10));
        assertThat(new ClockCheck(SOUND, slow).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(WARN);
            assertThat(finding.found()).contains("ahead of the server's");
        });
        Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        assertThat(new ClockCheck(SOUND, fast).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CRITICAL);
            assertThat(finding.found()).contains("behind the server's");
        });
    }

    @Test
    void anotherMasterKeyIsFound() throws SQLException {
        Identity ada = running.register("Sealed by one key");
        running.seal(ada);
        assertThat(new SealsCheck(SOUND, new Keys(RunningFoundation.KEY, RunningFoundation.KEY)).look()).satisfies(finding -> {
            assertThat(finding.state()).as(finding.found()).isEqualTo(OK);
            assertThat(finding.found()).contains("opens the keys of", "audit logs");
        });

        Finding other = new SealsCheck(SOUND, Keys.OTHER).look();
        assertThat(other.state()).isEqualTo(CRITICAL);
        assertThat(other.found()).contains("The master key opens 0 of");
        assertThat(other.fix()).contains("Put back the master key").doesNotContain(Keys.OTHER.masterKey());
    }

    private static void sql(String statement) throws SQLException {
        try (Connection superuser = TestDatabase.running().superuser();
                Statement run = superuser.createStatement()) {
            run.execute(statement);
        }
    }
}
