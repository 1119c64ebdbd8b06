// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.event;

import io.switchboard.api.event.Audience;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The live stream of committed events, for push. */
public interface EventFeed {

    /** Everything of the organization from now on; the listener must not block. Close it to stop. */
    Subscription subscribe(OrganizationId organization, Consumer<FeedEvent> listener);

    /** What was committed after the cursor, oldest first, at most 1000; false when it is too old to replay. */
    boolean replay(OrganizationId organization, String cursor, Consumer<FeedEvent> listener);

    /** Where the feed stands now: what a page that was rendered now has seen. */
    String cursor();

    /** A signal that is not stored. */
    default void signal(OrganizationId organization, String feature, String type, String json) {
        signal(organization, null, feature, type, json);
    }

    /**
     * A signal that is not stored.
     *
     * @param only the one member whose clients get it, or null for all of the organization
     */
    void signal(OrganizationId organization, @Nullable UserId only, String feature, String type, String json);

    /** An open subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * An event as clients see it.
     *
     * @param cursor give it back to {@link #replay}; empty for signals
     * @param feature the feature of the module that told it; clients without it do not get it
     * @param json the data as JSON
     * @param only the one member whose clients get it, or null for all of the organization
     * @param audience which clients are told, or null for all
     */
    record FeedEvent(
            String cursor,
            String id,
            String type,
            Instant occurredAt,
            String feature,
            String json,
            @Nullable UserId only,
            @Nullable Audience audience) {

        /** One that all clients are told of. */
        public FeedEvent(String cursor, String id, String type, Instant occurredAt, String feature, String json) {
            this(cursor, id, type, occurredAt, feature, json, null, null);
        }
    }
}
