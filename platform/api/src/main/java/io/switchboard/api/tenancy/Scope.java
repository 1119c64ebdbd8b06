// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.Locale;

/** Over whose things a permission is held; a later one includes those before it. */
public enum Scope {
    /** What is assigned to the person, or what they take part in. */
    OWN,
    /** Also what belongs to a team of theirs, and what belongs to no team. */
    TEAM,
    /** Everything of the organization. */
    ALL;

    public boolean includes(Scope other) {
        return compareTo(other) >= 0;
    }

    /** As it is written in requests and stored: {@code own}, {@code team}, {@code all}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for another word */
    public static Scope of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
