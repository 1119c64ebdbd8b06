// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The organizations that are asked about, in turn. Half of them have the feature. */
final class Tenants {
    static final int COUNT = 1024;
    static final String FEATURE = "crm";

    private static final List<UUID> IDS = ids();

    private Tenants() {}

    private static List<UUID> ids() {
        Random random = new Random(6);
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(COUNT).toList();
    }

    static List<UUID> all() {
        return IDS;
    }

    static boolean hasFeature(int index) {
        return index % 2 == 0;
    }

    /** A request brings an equal id, never the same object. */
    static UUID asked(int index) {
        UUID id = IDS.get(index);
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    static <T> List<T> each(IntFunction<T> make) {
        return Stream.iterate(0, i -> i + 1).limit(COUNT).map(make::apply).toList();
    }
}
