// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import java.util.Set;

/** The Java that this runs in. */
public record JavaCheck(Runtime.Version version, long mostMemory) implements Check {
    private static final int OLDEST = 17;
    /** Those with long support; the build is tested with the first and the last. */
    private static final Set<Integer> GOOD = Set.of(17, 21, 25);
    private static final long MEGABYTE = 1 << 20;
    private static final long LITTLE_MEMORY = 256 * MEGABYTE;

    @Override
    public String name() {
        return "Java";
    }

    @Override
    public Finding look() {
        if (version.feature() < OLDEST) {
            return Finding.critical("Java " + version + " is too old.", "Install a JDK " + OLDEST + " or newer and set JAVA_HOME.");
        }
        if (!GOOD.contains(version.feature())) {
            return Finding.warn("Java " + version + " gets no long support and is not tested with.", "Install JDK 25 and set JAVA_HOME.");
        }
        if (mostMemory < LITTLE_MEMORY) {
            return Finding.warn(
                    "Java may use only " + mostMemory / MEGABYTE + " MB of memory.",
                    "Give it more, such as -Xmx1g in SWITCHBOARD_JVM_OPTIONS.");
        }
        return Finding.ok("Java " + version + ".");
    }
}
