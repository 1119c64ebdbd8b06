// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Refuses what looks like a setting and is none, and names the one that was most likely meant. */
final class UnknownSettings {
    private static final String MODULES = "switchboard.module.";
    /** So many slips of the finger may lie between what was written and what was meant, out of so many characters. */
    private static final int SLIPS = 3;
    private static final int CHARACTERS_A_SLIP = 8;

    private UnknownSettings() {}

    /** @param names of all settings there are */
    static void refuseProperties(Collection<String> properties, Collection<String> names) {
        refuse(properties, names, UnaryOperator.identity());
    }

    /** @param names of all settings there are, as properties */
    static void refuseVariables(Collection<String> variables, Collection<String> names) {
        refuse(variables, names, UnknownSettings::variable);
    }

    private static void refuse(Collection<String> given, Collection<String> names, UnaryOperator<String> form) {
        Set<String> known = names.stream().map(form).collect(Collectors.toSet());
        String modules = form.apply(MODULES);
        String unknown = given.stream()
                .filter(name -> !name.startsWith(modules) && !known.contains(name))
                .sorted()
                .map(name -> "There is no setting " + name + hint(name, known))
                .collect(Collectors.joining(" "));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(unknown);
        }
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String hint(String name, Set<String> known) {
        int most = Math.max(SLIPS, name.length() / CHARACTERS_A_SLIP);
        String nearest = "";
        int slips = most + 1;
        for (String other : known.stream().sorted().toList()) {
            int distance = distance(name, other);
            if (distance < slips) {
                slips = distance;
                nearest = other;
            }
        }
        return nearest.isEmpty() ? "; remove it or correct its name." : "; did you mean " + nearest + "?";
    }

    /** Characters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
    private static int distance(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, one, other, i, j);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int least(int[][] slips, String one, String other, int i, int j) {
        int replaced = slips[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean areSwapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return areSwapped ? Math.min(least, 1 + slips[i - 2][j - 2]) : least;
    }
}
