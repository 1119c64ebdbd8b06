// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The least that a check from memory can be. */
@State(Scope.Benchmark)
public class MapFloor extends Turn {
    private final Map<UUID, Boolean> allowed = new ConcurrentHashMap<>();
    private final UUID[] asked = Tenants.each(Tenants::asked).toArray(UUID[]::new);

    public MapFloor() {
        for (int i = 0; i < Tenants.COUNT; i++) {
            allowed.put(Tenants.all().get(i), Tenants.hasFeature(i));
        }
    }

    boolean check() {
        return allowed.get(asked[next()]);
    }
}
