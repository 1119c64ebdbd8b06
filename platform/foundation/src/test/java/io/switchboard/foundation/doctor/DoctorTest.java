// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.doctor;

import static org.apache.felix.hc.api.Result.Status.CRITICAL;
import static org.apache.felix.hc.api.Result.Status.HEALTH_CHECK_ERROR;
import static org.apache.felix.hc.api.Result.Status.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.doctor.Report.Examined;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void theWorstIsTheStateOfAllInTheOrderOfTheChecks() {
        Report report = examine(
                PATIENCE, check("good", () -> Finding.ok("Good.")), check("bad", () -> Finding.critical("Bad.", "Mend it.")));
        assertThat(report.state()).isEqualTo(CRITICAL);
        assertThat(report.checks()).extracting(Examined::name).containsExactly("good", "bad");
        assertThat(report.checks()).extracting(Examined::state).containsExactly(OK, CRITICAL);
    }

    @Test
    void oneThatCannotLookKeepsNoOtherFromLookingAndTellsNoSecret() {
        Report report = examine(
                PATIENCE,
                check("broken", () -> {
                    throw new IllegalStateException("the password is tulip");
                }),
                check("without database", () -> {
                    throw new SQLException("the password is tulip", "08001");
                }),
                check("good", () -> Finding.ok("Good.")));
        assertThat(report.checks()).extracting(Examined::state).containsExactly(HEALTH_CHECK_ERROR, HEALTH_CHECK_ERROR, OK);
        assertThat(report.toString()).contains("08001").doesNotContain("tulip");
    }

    @Test
    void oneThatHangsIsNotWaitedForForEver() {
        CountDownLatch never = new CountDownLatch(1);
        Report report = examine(Duration.ofMillis(200), check("hanging", () -> {
            never.await();
            return Finding.ok("Good.");
        }));
        assertThat(report.state()).isEqualTo(HEALTH_CHECK_ERROR);
    }

    @Test
    void manyThatHangTakeNoLongerThanOneAndKeepNoOtherFromBeingHeard() {
        CountDownLatch never = new CountDownLatch(1);
        Check hanging = check("hanging", () -> {
            never.await();
            return Finding.ok("Good.");
        });
        long begin = System.nanoTime();
        Report report = examine(
                Duration.ofMillis(500), hanging, hanging, hanging, hanging, hanging, hanging, hanging, hanging,
                check("good", () -> Finding.ok("Good.")));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3_500));
        assertThat(report.checks()).last().satisfies(good -> assertThat(good.state()).isEqualTo(OK));
    }

    @Test
    void anErrorOfOneIsItsOwn() {
        Report report = examine(
                PATIENCE,
                check("unlinked", () -> {
                    throw new NoClassDefFoundError("tulip");
                }),
                check("good", () -> Finding.ok("Good.")));
        assertThat(report.checks()).extracting(Examined::state).containsExactly(HEALTH_CHECK_ERROR, OK);
    }

    private static Report examine(Duration patience, Check... checks) {
        return new Doctor(List.of(checks), patience).examine();
    }

    private static Check check(String name, Callable<Finding> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding look() throws Exception {
                return look.call();
            }
        };
    }
}
