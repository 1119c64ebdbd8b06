// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Machine MACHINE = new Machine(2, "17", .5, 1.2);

    @Test
    void oneMissedRatioOfThreeRoundsFailsTheRun() {
        Measurement missed = measurement(
                Goal.ratioAtMost(2), Sample.ratio(1, 1), Sample.ratio(5, 2), Sample.ratio(3, 2));
        assertThat(missed.worst()).isEqualTo(2.5);
        assertThat(missed.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(report(List.of(missed), Map.of()).isGood()).isFalse();
    }

    @Test
    void aTimeBeyondItsGoalIsSaidAndFailsNothing() {
        Measurement beyond = measurement(Goal.atMost(1000), Sample.alone(20), Sample.alone(1001));
        assertThat(beyond.verdict()).isEqualTo(Verdict.BEYOND);
        Report report = report(List.of(beyond), Map.of());
        assertThat(report.isGood()).isTrue();
        assertThat(report.table()).contains("BEYOND", "1,001", "≤ 1000", "20.00 1,001");
    }

    @Test
    void aDifferenceIsHeldAgainstItsGoal() {
        assertThat(measurement(Goal.atMost(150), Sample.difference(400, 251)).verdict()).isEqualTo(Verdict.MET);
        assertThat(measurement(Goal.atMost(150), Sample.difference(402, 251)).verdict()).isEqualTo(Verdict.BEYOND);
    }

    @Test
    void aRatioThatCouldNotBeMeasuredFailsTheRun() {
        assertThat(measurement(Goal.ratioAtLeast(1), Sample.alone(Double.NaN)).verdict()).isEqualTo(Verdict.MISSED);
        assertThat(measurement(Goal.ratioAtLeast(1)).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aRowThatFailedFailsTheRun() {
        Report report = report(List.of(measurement(Goal.told(), Sample.alone(1))), Map.of("7", "No Karaf."));
        assertThat(report.isGood()).isFalse();
        assertThat(report.table()).contains("Row 7 failed: No Karaf.");
    }

    @Test
    void theFileHasEachRound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("benchmarks.json");
        report(List.of(measurement(Goal.ratioAtLeast(2), Sample.ratio(6, 2), Sample.ratio(5, 2))), Map.of())
                .writeJson(file);
        JsonNode one = new ObjectMapper().readTree(file.toFile()).get("measurements").get(0);
        assertThat(one.get("worst").asDouble()).isEqualTo(2.5);
        assertThat(one.get("verdict").asText()).isEqualTo("MET");
        assertThat(one.get("rounds")).hasSize(2);
    }

    private static Measurement measurement(Goal goal, Sample... samples) {
        return new Measurement("0-toy", "a toy", "ms", goal, List.of(samples));
    }

    private static Report report(List<Measurement> measurements, Map<String, String> failures) {
        return new Report(Instant.EPOCH, MACHINE, MACHINE, measurements, failures);
    }
}
