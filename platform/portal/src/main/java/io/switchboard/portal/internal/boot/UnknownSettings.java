// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses environment variables that look like settings and are none; the library checks all other sources. */
final class UnknownVariables {
    private static final String MODULES = "SWITCHBOARD_MODULE_";

    private UnknownVariables() {}

    /** @param names of all settings there are */
    static void refuse(Collection<String> variables, Collection<String> names) {
        Set<String> known = names.stream()
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> unknown = variables.stream()
                .filter(variable -> !variable.startsWith(MODULES) && !known.contains(variable))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "There is no setting " + String.join(", ", unknown) + "; remove it or correct its name");
        }
    }
}
