// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All figures of a run.
 *
 * @param failures what could not be measured and why, by row
 */
public record Report(
        Instant at, Machine before, Machine after, List<Measurement> measurements, Map<String, String> failures) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String LINE = "%-30s %-11s %12s %12s %10s %8s  %-7s %s%n";

    public boolean isGood() {
        return failures.isEmpty() && measurements.stream().noneMatch(m -> m.verdict() == Verdict.MISSED);
    }

    /** A table for people: of each measurement the round that counts, then all rounds' figures. */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(machine("before", before)).append(machine("after", after));
        table.append(String.format(LINE, "scenario", "unit", "ours", "other", "figure", "goal", "", "rounds: what"));
        for (Measurement measurement : measurements) {
            Sample worst = worst(measurement);
            table.append(String.format(
                    LINE,
                    measurement.id(),
                    measurement.unit(),
                    number(worst.ours()),
                    number(worst.other()),
                    number(worst.figure()),
                    measurement.goal(),
                    measurement.verdict(),
                    measurement.samples().stream().map(s -> number(s.figure())).collect(Collectors.joining(" "))
                            + ": " + measurement.what()));
        }
        failures.forEach((row, why) -> table.append("Row ").append(row).append(" failed: ").append(why).append('\n'));
        return table.toString();
    }

    private static String machine(String when, Machine machine) {
        return String.format(
                Locale.ROOT,
                "%s: %d cores, JDK %s, load average %.2f, fsync %.2f ms%n",
                when, machine.cores(), machine.java(), machine.loadAverage(), machine.fsyncMillis());
    }

    private static Sample worst(Measurement measurement) {
        double worst = measurement.worst();
        return measurement.samples().stream()
                .filter(sample -> sample.figure() == worst)
                .findFirst()
                .orElse(Sample.alone(Double.NaN));
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.2f", value);
    }

    public void writeJson(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("at", at.toString());
        root.putPOJO("before", before);
        root.putPOJO("after", after);
        ArrayNode all = root.putArray("measurements");
        for (Measurement measurement : measurements) {
            ObjectNode one = all.addObject();
            one.put("id", measurement.id());
            one.put("what", measurement.what());
            one.put("unit", measurement.unit());
            one.put("goal", measurement.goal().toString());
            one.put("worst", measurement.worst());
            one.put("verdict", measurement.verdict().name());
            one.putPOJO("rounds", measurement.samples());
        }
        root.putPOJO("failures", failures);
        JSON.writeValue(file.toFile(), root);
    }
}
