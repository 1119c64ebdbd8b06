// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code #{ownAccount}}: what the frame offers the person who is signed in. Safe on pages without an identity. */
@Named("ownAccount")
@RequestScoped
public class OwnAccount {
    private static final String LATER_COOKIE = "sb-confirm-later";

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    /** One who belongs to an organization, unlike the operator. */
    public boolean isMember() {
        return member().isPresent();
    }

    public boolean may(String permission) {
        return CurrentIdentity.find().map(identity -> identity.may(permission)).orElse(false);
    }

    public String getEmail() {
        return CurrentIdentity.find().map(Identity::email).orElse("");
    }

    /** The organizations to choose from; empty for somebody who has no choice. */
    public List<Accounts.Place> getPlaces() {
        return member().map(identity -> facts(identity).places()).filter(places -> places.size() > 1).orElse(List.of());
    }

    public boolean isHere(Accounts.Place place) {
        return member().map(identity -> place.organization().equals(identity.organization())).orElse(false);
    }

    public boolean isEmailConfirmed() {
        return member().map(identity -> facts(identity).isEmailVerified()).orElse(true);
    }

    /** Whether to ask for the confirmation; not again in this browser session once it was put off. */
    public boolean isConfirmationWanted() {
        return !isEmailConfirmed() && member().map(identity -> !isPutOff(identity)).orElse(false);
    }

    private boolean isPutOff(Identity identity) {
        Cookie[] cookies = request.getCookies();
        String person = identity.user().toString();
        return cookies != null
                && Stream.of(cookies).anyMatch(cookie -> cookie.getName().equals(LATER_COOKIE) && cookie.getValue().equals(person));
    }

    private AccountFacts.Facts facts(Identity identity) {
        return Wiring.find(context, AccountFacts.class).of(identity);
    }

    private static Optional<Identity> member() {
        return CurrentIdentity.find().filter(identity -> identity.organization() != null);
    }
}
