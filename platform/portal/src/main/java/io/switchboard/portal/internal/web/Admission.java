// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request, and whether they may come into its area. */
final class Admission {
    static final String PAGE_HEADER = "X-Switchboard";
    static final String ENROL_FIRST = "auth.two_factor_required";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final SignIn signIn;
    private final SessionIdentities sessions;

    Admission(SignIn signIn, SessionIdentities sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /**
     * The identity, or empty where none is needed.
     *
     * @throws Refusal 401 without an identity where one is needed, 403 where it does not suffice
     */
    Optional<Identity> admit(HttpServletRequest request, Area area) {
        if (area == Area.ANONYMOUS) {
            return Optional.empty();
        }
        Optional<Identity> identity = area.takesTokens() ? ofApi(request) : sessions.of(request);
        // Who shows a token means to be somebody: one that is worth nothing is not taken for a stranger.
        boolean claims = area.takesTokens() && request.getHeader("Authorization") != null;
        if ((area.needsIdentity() || claims) && identity.isEmpty()) {
            throw new Refusal(401, "auth.required", "Sign in to use this.");
        }
        if (area.isOperators() && !identity.map(Identity::isOperator).orElse(false)) {
            throw new PermissionMissing(Identity.OPERATE);
        }
        if (identity.map(Identity::isEnrolling).orElse(false) && !area.isBeforeEnrolment()) {
            throw new Refusal(403, ENROL_FIRST, "Your role needs a second factor; set it up in the portal first.");
        }
        return identity;
    }

    private Optional<Identity> ofApi(HttpServletRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? signIn.withAccessToken(authorization.substring(BEARER.length()).trim())
                    : Optional.empty();
        }
        Optional<Identity> identity = sessions.of(request);
        if (identity.isPresent() && !SAFE.contains(request.getMethod()) && !isFromPage(request)) {
            throw new Refusal(
                    403,
                    "access.page_header_missing",
                    "A change made with the page session needs the header X-Switchboard: page; send it or use a token.");
        }
        return identity;
    }

    /** Another site can make a browser send the cookie, but not this header. */
    private static boolean isFromPage(HttpServletRequest request) {
        return "page".equals(request.getHeader(PAGE_HEADER));
    }
}
