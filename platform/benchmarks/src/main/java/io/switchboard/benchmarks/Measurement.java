// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import java.util.List;

/**
 * One figure of a row, over all rounds.
 *
 * @param id the scenario: the row's number, what is measured, and against what
 * @param unit of the samples' two sides; the figure itself is a ratio where the goal is one
 */
public record Measurement(String id, String what, String unit, Goal goal, List<Sample> samples) {

    public Measurement {
        samples = List.copyOf(samples);
    }

    public double worst() {
        return goal.worst(samples.stream().map(Sample::figure).toList());
    }

    public Verdict verdict() {
        if (goal.direction() == Goal.Direction.TOLD) {
            return Verdict.TOLD;
        }
        if (goal.isMetBy(worst())) {
            return Verdict.MET;
        }
        return goal.fails() ? Verdict.MISSED : Verdict.BEYOND;
    }
}
