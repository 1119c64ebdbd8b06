// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** May this organization use the feature? Asked of the gate, of a bare map and of three libraries. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GateChecks {

    @Benchmark
    public boolean map(MapFloor map) {
        return map.check();
    }

    @Benchmark
    public boolean gate(OurGate gate) {
        return gate.check();
    }

    @Benchmark
    public boolean togglz(TogglzPeer togglz) {
        return togglz.check();
    }

    @Benchmark
    public boolean ff4j(Ff4jPeer ff4j) {
        return ff4j.check();
    }

    @Benchmark
    public boolean openFeature(OpenFeaturePeer openFeature) {
        return openFeature.check();
    }
}
