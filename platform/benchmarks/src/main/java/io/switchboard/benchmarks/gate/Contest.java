// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one contestant in a Java machine of its own. */
final class Contest {
    /** JMH divides what its own threads allocate by the operations: less than this is none. */
    private static final double NOISE = 0.01;

    record Score(double nanos, double bytes) {}

    Score of(String contestant) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Pattern.quote(GateChecks.class.getName() + "." + contestant) + "$")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        RunResult result = new Runner(options).runSingle();
        double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        return new Score(result.getPrimaryResult().getScore(), bytes < NOISE ? 0 : bytes);
    }
}
