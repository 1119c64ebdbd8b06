// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Offer;
import io.switchboard.portal.internal.text.Texts;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an invitation can be accepted by whoever looks at it. */
enum Acceptance {
    /** With a new account for the invited address. */
    NEW,
    /** After signing in with the account of that address. */
    SIGN_IN,
    /** With the account that is signed in. */
    SAME_ADDRESS,
    /** With the account that is signed in, although the invitation went to another address. */
    OTHER_ADDRESS;

    private static final Map<String, String> GONE = Map.of(
            "invitation.accepted", "invitation_accepted",
            "invitation.revoked", "invitation_revoked",
            "invitation.expired", "invitation_expired");

    static Acceptance of(Offer offer, Optional<Identity> identity) {
        if (identity.isEmpty()) {
            return offer.hasAccount() ? SIGN_IN : NEW;
        }
        return identity.get().email().equalsIgnoreCase(offer.email()) ? SAME_ADDRESS : OTHER_ADDRESS;
    }

    /** The title over an invitation that is no more, by the refusal's code. */
    static String title(@Nullable Refusal gone) {
        return gone == null ? "" : Texts.current().get(GONE.getOrDefault(gone.code(), "invitation_unknown"));
    }
}
