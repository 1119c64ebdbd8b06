// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.notification;

import io.switchboard.api.tenancy.UserId;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells members of the current organization something in person. It is stored in the running transaction
 * and shown to them, and only to them, after the commit. Bundle-scoped.
 */
@ProviderType
public interface Notifications {

    /**
     * Tells active members; whoever acts is not told of their own act, and who is no member is passed over.
     *
     * @throws IllegalStateException without a transaction
     * @throws IllegalArgumentException for a page that is no address within the module
     */
    void tell(Collection<UserId> members, Notification notification);

    default void tell(UserId member, Notification notification) {
        tell(List.of(member), notification);
    }
}
