// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

/** Goes round the tenants; costs every contestant the same. */
abstract class Turn {
    private int at;

    final int next() {
        at = (at + 1) & (Tenants.COUNT - 1);
        return at;
    }
}
