// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.event.EventFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A feed that tells what a test puts into it. */
final class ToyFeed implements EventFeed {
    final List<FeedEvent> past = new ArrayList<>();
    Runnable whileReplaying = () -> {};
    boolean isTooOld;
    @Nullable Consumer<FeedEvent> listener;

    void tell(FeedEvent event) {
        if (listener != null) {
            listener.accept(event);
        }
    }

    @Override
    public Subscription subscribe(OrganizationId organization, Consumer<FeedEvent> wanted) {
        listener = wanted;
        return () -> listener = null;
    }

    @Override
    public boolean replay(OrganizationId organization, String cursor, Consumer<FeedEvent> wanted) {
        whileReplaying.run();
        if (!isTooOld) {
            past.forEach(wanted);
        }
        return !isTooOld;
    }

    @Override
    public String cursor() {
        return "now";
    }

    @Override
    public void signal(OrganizationId organization, @Nullable UserId only, String feature, String type, String json) {}
}
