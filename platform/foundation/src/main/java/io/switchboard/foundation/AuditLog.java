// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done in the caller's organization, by whom, and whether anybody has tampered with the record. The
 * operator, who has none, reads what was done to the platform itself.
 */
public interface AuditLog {
    /** To read the log. */
    String READ = "audit.read";

    /**
     * The newest first. Needs {@code audit.read}.
     *
     * @param before the last entry's number of the page before, or null
     */
    List<Entry> list(Identity actor, Filter filter, int limit, @Nullable Long before);

    /** The actions that occur in the organization's log, for a filter. Needs {@code audit.read}. */
    List<String> actions(Identity actor);

    /** Computes the chain anew. Needs {@code audit.read}. */
    Verification verify(Identity actor);

    /**
     * All that the filter shows, the newest first, read while it is gone through. That it was taken is itself an
     * act in the log. Needs {@code audit.read} and {@code export.org}.
     *
     * @param format how it is written, for the log
     */
    Iterable<Entry> export(Identity actor, Filter filter, String format);

    /**
     * What to show; null or empty shows all.
     *
     * @param actor part of a name
     */
    record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable Instant from,
            @Nullable Instant until) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null);
    }

    /**
     * One act.
     *
     * @param number counts up within the organization, without a gap
     * @param detail what it was before and after, as far as the act has such
     */
    record Entry(
            long number,
            Instant at,
            String actor,
            @Nullable String actorId,
            @Nullable String onBehalfOf,
            String action,
            String entityType,
            String entityId,
            Map<String, Object> detail,
            String address,
            String requestId) {}

    /**
     * Whether the chain is whole.
     *
     * @param entries how many were looked at
     * @param firstBroken the number of the first entry that does not fit, or null
     */
    record Verification(boolean isIntact, long entries, @Nullable Long firstBroken) {}
}
