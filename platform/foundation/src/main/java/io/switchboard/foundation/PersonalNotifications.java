// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What modules have told a person in the organization that they act for; only the person themselves gets
 * at it, a program with a key does not. Of modules that the caller of this does not name, nothing is known.
 */
public interface PersonalNotifications {
    /** How many of one person are kept. */
    int MOST = 200;

    /** The newest first. */
    List<Told> list(Identity identity, Collection<String> modules, int limit);

    int unread(Identity identity, Collection<String> modules);

    /** Marks these as read; what is unknown, or another's, is passed over. */
    void read(Identity identity, Collection<UUID> ids);

    /** Marks all of these modules as read. */
    void readAll(Identity identity, Collection<String> modules);

    /**
     * Something that the person was told.
     *
     * @param path below the context path
     * @param times how often, since it was last read
     */
    record Told(UUID id, String module, String kind, String title, String path, int times, Instant at, boolean isRead) {}
}
