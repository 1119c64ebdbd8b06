// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.Push;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.internal.ModuleIdentity;

/** A module's passing signals, sent to the caller's organization. */
public record FeedPush(ModuleIdentity owner, EventFeed feed, Callers callers) implements Push {

    @Override
    public void send(String type, String json) {
        feed.signal(callers.current().organization(), owner.feature(), type, json);
    }
}
