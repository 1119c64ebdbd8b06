// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

import java.util.Collection;
import java.util.Locale;

/**
 * What a figure must reach.
 *
 * @param fails whether missing it fails the run: only ratios do, since a time or a size depends on the machine
 */
public record Goal(Direction direction, double limit, boolean fails) {

    /** Which figures are good. */
    public enum Direction {
        AT_LEAST,
        AT_MOST,
        /** None is bad: the figure is told for itself. */
        TOLD
    }

    /** A ratio that must be as high. */
    public static Goal ratioAtLeast(double limit) {
        return new Goal(Direction.AT_LEAST, limit, true);
    }

    /** A ratio that must not be higher. */
    public static Goal ratioAtMost(double limit) {
        return new Goal(Direction.AT_MOST, limit, true);
    }

    /** A time, size or count that should not be higher. */
    public static Goal atMost(double limit) {
        return new Goal(Direction.AT_MOST, limit, false);
    }

    public static Goal told() {
        return new Goal(Direction.TOLD, Double.NaN, false);
    }

    /** The figure that counts of several rounds. A missing one (NaN) is worse than any. */
    public double worst(Collection<Double> figures) {
        if (figures.isEmpty() || figures.stream().anyMatch(figure -> figure.isNaN())) {
            return Double.NaN;
        }
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return switch (direction) {
            case AT_LEAST -> sorted[0];
            case AT_MOST -> sorted[sorted.length - 1];
            case TOLD -> sorted[sorted.length / 2];
        };
    }

    public boolean isMetBy(double figure) {
        return switch (direction) {
            case AT_LEAST -> figure >= limit;
            case AT_MOST -> figure <= limit;
            case TOLD -> true;
        };
    }

    @Override
    public String toString() {
        return switch (direction) {
            case AT_LEAST -> "≥ " + number();
            case AT_MOST -> "≤ " + number();
            case TOLD -> "";
        };
    }

    private String number() {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : String.format(Locale.ROOT, "%.2f", limit);
    }
}
