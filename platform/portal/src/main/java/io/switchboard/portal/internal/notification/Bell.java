// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.notification;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.PersonalNotifications;
import io.switchboard.foundation.PersonalNotifications.Told;
import io.switchboard.portal.internal.web.Gateway;
import java.util.List;
import java.util.UUID;

/** A person's notifications, as far as the modules that told them are open to the organization now. */
public final class Bell {
    private final PersonalNotifications notifications;
    private final Gateway gateway;

    public Bell(PersonalNotifications notifications, Gateway gateway) {
        this.notifications = notifications;
        this.gateway = gateway;
    }

    List<Told> list(Identity identity, int limit) {
        return notifications.list(identity, modules(identity), limit);
    }

    public int unread(Identity identity) {
        return notifications.unread(identity, modules(identity));
    }

    void read(Identity identity, List<UUID> ids) {
        notifications.read(identity, ids);
    }

    void readAll(Identity identity) {
        notifications.readAll(identity, modules(identity));
    }

    private List<String> modules(Identity identity) {
        return gateway.open(Gateway.organization(identity)).stream()
                .map(generation -> generation.descriptor().id())
                .toList();
    }
}
