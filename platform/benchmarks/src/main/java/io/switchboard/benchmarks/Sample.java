// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks;

/**
 * One round.
 *
 * @param ours what we measured of ourselves
 * @param other the floor or peer of the same round; NaN where the figure stands for itself
 * @param figure what the goal is about
 */
public record Sample(double ours, double other, double figure) {

    public static Sample ratio(double ours, double other) {
        return new Sample(ours, other, ours / other);
    }

    public static Sample difference(double ours, double other) {
        return new Sample(ours, other, ours - other);
    }

    public static Sample alone(double ours) {
        return new Sample(ours, Double.NaN, ours);
    }
}
