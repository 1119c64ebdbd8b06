// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import io.switchboard.benchmarks.deploy.DeployRow;
import io.switchboard.benchmarks.gate.GateRow;
import io.switchboard.benchmarks.product.LazyStage;
import io.switchboard.benchmarks.start.StartRow;
import io.switchboard.benchmarks.webhook.WebhookRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the rows asked for, prints the table and ends with 1 when a ratio is missed. */
public final class Benchmarks {
    private static final Map<String, Row> ROWS = 
            Map.of("6", new GateRow(), "1", new WebhookRow(), "7", new DeployRow(), "10", new StartRow());

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.ofSystem();
        Report report = measure(settings);
        Path json = settings.target().resolve("benchmarks.json");
        report.writeJson(json);
        System.out.println(report.table());
        System.out.println("All figures: " + json);
        System.exit(report.isGood() ? 0 : 1);
    }

    private static Report measure(Settings settings) throws Exception {
        Machine before = Machine.probe(settings.target());
        List<Measurement> measurements = new ArrayList<>();
        Map<String, String> failures = new LinkedHashMap<>();
        try (LazyStage stage = new LazyStage(settings.target())) {
            for (String name : settings.rows()) {
                Row row = ROWS.get(name);
                if (row == null) {
                    failures.put(name, "There is no such row; there are " + ROWS.keySet() + ".");
                    continue;
                }
                try {
                    measurements.addAll(row.measure(settings, stage));
                } catch (Exception e) {
                    // The border of a row: the others are still worth their time, and the run fails at its end.
                    e.printStackTrace();
                    failures.put(name, String.valueOf(e.getMessage()));
                }
            }
        }
        return new Report(Instant.now(), before, Machine.probe(settings.target()), measurements, failures);
    }
}
