// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.util.Set;

/** Whose a thing is, seen from who asks for it. */
enum Whose {
    OWN(Set.of("own", "team", "all")),
    SAME_TEAM(Set.of("team", "all")),
    OTHER_TEAM(Set.of("all"));

    private final Set<String> words;

    Whose(Set<String> words) {
        this.words = words;
    }

    /** Whether a cell with this word reaches such a thing. */
    boolean isReachedBy(String word) {
        return words.contains(word);
    }
}
