// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.doctor;

import java.util.Comparator;
import java.util.List;
import org.apache.felix.hc.api.Result;

/** What all checks have found, in their order; the state is the worst of them. */
public record Report(Result.Status state, List<Examined> checks) {

    /** What one check has found, and how long it took. */
    public record Examined(String name, Result.Status state, String found, String fix, long millis) {}

    static Report of(List<Examined> checks) {
        Result.Status worst =
                checks.stream().map(Examined::state).max(Comparator.naturalOrder()).orElse(Result.Status.OK);
        return new Report(worst, List.copyOf(checks));
    }
}
