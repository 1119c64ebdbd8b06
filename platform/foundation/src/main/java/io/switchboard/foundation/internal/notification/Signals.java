// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.notification;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.event.EventFeed;
import io.switchboard.kernel.persistence.TenantWork;
import org.jspecify.annotations.Nullable;

/** What the kernel lends once it runs: the foundation is built before it. */
public final class Signals {
    private static final String CHANGED = "notification.changed";
    private static final String AVAILABILITY = "member.availability_changed";

    private volatile @Nullable TenantWork work;
    private volatile @Nullable EventFeed feed;

    /** From here on modules are joined and clients are told. */
    public void connect(TenantWork tenantWork, EventFeed events) {
        work = tenantWork;
        feed = events;
    }

    TenantWork work() {
        TenantWork connected = work;
        if (connected == null) {
            throw new IllegalStateException("The kernel does not run yet");
        }
        return connected;
    }

    /** Only says that there is something to ask for: what it is passes the gate then. */
    void notificationsChanged(OrganizationId organization, UserId person) {
        EventFeed connected = feed;
        if (connected != null) {
            connected.signal(organization, person, "", CHANGED, "{}");
        }
    }

    void availabilityChanged(OrganizationId organization, UserId member, String availability) {
        EventFeed connected = feed;
        if (connected != null) {
            connected.signal(
                    organization, "", AVAILABILITY, "{\"user\":\"" + member + "\",\"availability\":\"" + availability + "\"}");
        }
    }
}
