// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How much to measure.
 *
 * @param rounds of floor, ours, peer, floor
 * @param warmUp the load that each Java machine gets before the first round
 * @param measuring the length of one measurement under load
 * @param target where files go
 */
public record Settings(List<String> rows, int rounds, Duration warmUp, Duration measuring, Path target) {

    public static Settings ofSystem() {
        return new Settings(
                Arrays.asList(property("rows").split(",")),
                Integer.parseInt(property("rounds")),
                Duration.ofSeconds(Long.parseLong(property("warmup"))),
                Duration.ofSeconds(Long.parseLong(property("seconds"))),
                Path.of(property("target")).toAbsolutePath());
    }

    private static String property(String name) {
        return Objects.requireNonNull(
                System.getProperty("benchmark." + name), "Run by Maven, which sets benchmark." + name);
    }
}
