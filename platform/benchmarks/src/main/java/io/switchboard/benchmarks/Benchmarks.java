// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import io.switchboard.benchmarks.deploy.DeployRow;
import io.switchboard.benchmarks.gate.GateRow;
import io.switchboard.benchmarks.portal.PortalRow;
import io.switchboard.benchmarks.product.LazyStage;
import io.switchboard.benchmarks.start.StartRow;
import io.switchboard.benchmarks.webhook.WebhookRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the rows asked for, prints the table and ends with 1 when a ratio is missed. */
public final class Benchmarks {
    private static final Map<String, Row> ROWS =
            Map.of("6", new GateRow(), "1", new WebhookRow(), "7", new DeployRow(), "10", new StartRow(), "portal", new PortalRow());

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.ofSystem();
        Path json = settings.target().resolve("benchmarks.json");
        Report report = measure(settings, json);
        System.out.println(report.table());
        System.out.println("All figures: " + json);
        System.exit(report.isGood() ? 0 : 1);
    }

    /** Writes after each row, so that a run that is broken off leaves what it had. */
    private static Report measure(Settings settings, Path json) throws Exception {
        Machine before = Machine.probe(settings.target());
        Report report = new Report(Instant.now(), before, before, List.of(), Map.of());
        try (LazyStage stage = new LazyStage(settings.target())) {
            for (String name : settings.rows()) {
                System.out.println("Measuring row " + name + " since " + LocalTime.now());
                report = withRow(name, report, settings, stage);
                report.writeJson(json);
            }
        }
        return report;
    }

    private static Report withRow(String name, Report soFar, Settings settings, LazyStage stage) throws Exception {
        List<Measurement> measurements = new ArrayList<>(soFar.measurements());
        Map<String, String> failures = new LinkedHashMap<>(soFar.failures());
        Row row = ROWS.get(name);
        if (row == null) {
            failures.put(name, "There is no such row; there are " + ROWS.keySet() + ".");
        } else {
            try {
                measurements.addAll(row.measure(settings, stage));
            } catch (Exception e) {
                // The border of a row: the others are still worth their time, and the run fails at its end.
                e.printStackTrace();
                failures.put(name, String.valueOf(e.getMessage()));
            }
        }
        return new Report(Instant.now(), soFar.before(), Machine.probe(settings.target()), measurements, failures);
    }
}
