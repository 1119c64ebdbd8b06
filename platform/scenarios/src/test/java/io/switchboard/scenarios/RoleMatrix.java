// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What each of the four roles reaches, by address, as {@code role-matrix.csv} says it.
 *
 * @param rows the cells of each address by the role: {@code all}, {@code team}, {@code own}, {@code owner} or {@code -}
 */
record RoleMatrix(Map<String, Map<String, String>> rows) {
    static final List<String> ROLES = List.of("admin", "manager", "agent", "viewer");

    static RoleMatrix read() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RoleMatrix.class.getResourceAsStream("role-matrix.csv")), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#") && !line.startsWith("address,")).forEach(line -> {
                List<String> cells = Arrays.asList(line.split(","));
                if (cells.size() != ROLES.size() + 1 || rows.put(cells.get(0), byRole(cells)) != null) {
                    throw new IllegalArgumentException("The matrix cannot be read: " + line);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RoleMatrix(rows);
    }

    private static Map<String, String> byRole(List<String> cells) {
        Map<String, String> byRole = new LinkedHashMap<>();
        for (int i = 0; i < ROLES.size(); i++) {
            byRole.put(ROLES.get(i), cells.get(i + 1));
        }
        return byRole;
    }

    /** What is tried of each cell. */
    @FunctionalInterface
    interface Trial {
        /** Whether somebody with the role, who is not the owner, reaches such a thing at the address. */
        boolean isReached(RestAddress address, String role, Whose whose);
    }

    /** Whether somebody with the role, who is not the owner, reaches what is theirs. */
    boolean reaches(String address, String role) {
        return reaches(address, role, Whose.OWN);
    }

    boolean reaches(String address, String role, Whose whose) {
        return whose.isReachedBy(rows.get(address).get(role));
    }

    /**
     * Where the product does otherwise than the matrix says; an address without an id is tried once for each role.
     */
    List<String> mismatches(List<RestAddress> addresses, Trial trial) {
        List<String> found = new ArrayList<>();
        for (RestAddress address : addresses) {
            if (!rows.containsKey(address.toString())) {
                found.add(address + " has no row");
                continue;
            }
            for (String role : ROLES) {
                for (Whose whose : address.hasId() ? Whose.values() : new Whose[] {Whose.OWN}) {
                    boolean isReached = trial.isReached(address, role, whose);
                    if (isReached != reaches(address.toString(), role, whose)) {
                        found.add(address + (isReached ? " is open to " : " is shut to ") + role + (address.hasId() ? ", " + whose : ""));
                    }
                }
            }
        }
        return found;
    }
}
