// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

/** What became of a goal. */
public enum Verdict {
    MET,
    /** A ratio that fails the run. */
    MISSED,
    /** A time, size or count beyond its goal: said, but another machine might keep it. */
    BEYOND,
    /** There is no goal. */
    TOLD
}
