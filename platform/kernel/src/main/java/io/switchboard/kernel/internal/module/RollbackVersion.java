// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;

/** Names the version under which kept code runs again: higher than the running one, and saying what it holds. */
final class RollbackVersion {
    private static final Pattern EARLIER = Pattern.compile("(.*)-back(\\d{3})-.*");

    private RollbackVersion() {}

    static Version above(Version running, Version content) {
        Matcher earlier = EARLIER.matcher(running.getQualifier());
        boolean again = earlier.matches();
        String base = again ? earlier.group(1) : running.getQualifier();
        int number = again ? Integer.parseInt(earlier.group(2)) + 1 : 1;
        String held = content.toString().replace('.', '_');
        return new Version(
                running.getMajor(),
                running.getMinor(),
                running.getMicro(),
                "%s-back%03d-%s".formatted(base, number, held));
    }
}
