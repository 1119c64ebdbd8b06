// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.util.List;

/** Whether a member can be spoken to, as they say themselves; for each organization of theirs apart. */
public interface Availability {
    List<String> CHOICES = List.of("online", "busy", "away", "offline");

    /** One of {@link #CHOICES}. */
    String of(Identity identity);

    /**
     * Seen by colleagues at once.
     *
     * @throws io.switchboard.api.problem.InvalidInput field {@code availability}
     */
    void choose(Identity identity, String availability);
}
