// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.Availability;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.notification.Bell;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code #{ownDesk}}: whether a member can be spoken to, and what they were told. Safe on pages without an identity. */
@Named("ownDesk")
@RequestScoped
public class OwnDesk {
    @Inject
    private ServletContext context;

    private @Nullable Integer unread;
    private @Nullable String availability;

    public int getUnread() {
        Integer known = unread;
        if (known == null) {
            known = member().map(Wiring.find(context, Bell.class)::unread).orElse(0);
            unread = known;
        }
        return known;
    }

    /** For the badge, which has no room for more. */
    public String getUnreadText() {
        return getUnread() > 99 ? "99+" : Integer.toString(getUnread());
    }

    public String getAvailability() {
        String known = availability;
        if (known == null) {
            known = member().map(Wiring.find(context, Availability.class)::of).orElse("");
            availability = known;
        }
        return known;
    }

    public List<String> getAvailabilities() {
        return Availability.CHOICES;
    }

    /** What stands beside the dot. */
    public String word(String choice) {
        return Availability.CHOICES.contains(choice) ? Texts.current().get("availability_" + choice) : "";
    }

    private static Optional<Identity> member() {
        return CurrentIdentity.find().filter(identity -> identity.organization() != null);
    }
}
