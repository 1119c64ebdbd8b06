// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind of place an address is, and so who may come in and how a refusal is shown. */
enum Area {
    /** Pages and resources that anybody may see; an identity is bound when there is one. */
    OPEN,
    /** Endpoints that anybody may call and that look at no session. */
    ANONYMOUS,
    /** Endpoints that anybody may call, and that act for whoever shows a token or a page session. */
    OPEN_API,
    API,
    OPERATOR_API,
    /** Where somebody takes on the second factor that their role needs, by the API and on a page. */
    ENROLMENT_API,
    ENROLMENT,
    PAGE,
    OPERATOR_PAGE,
    PUSH;

    private static final Set<String> TOKEN_PAGES = Set.of("reset", "verify", "accept-invitation");
    private static final Set<String> OPEN_PAGES = Set.of(
            "signin",
            "register",
            "signout",
            "forgot",
            "reset",
            "verify",
            "accept-invitation",
            "sign-on",
            "theme",
            "jakarta.faces.resource");
    private static final Set<String> ANONYMOUS_PLACES = Set.of("hooks", "health", "favicon.ico", "robots.txt");

    static Area of(RequestPath path) {
        String first = path.segment(0);
        if (first.equals("api")) {
            return ofApi(path);
        }
        if (ANONYMOUS_PLACES.contains(first)) {
            return ANONYMOUS;
        }
        if (OPEN_PAGES.contains(first)) {
            return OPEN;
        }
        return switch (first) {
            case "push" -> PUSH;
            case "files" -> OPEN_API;
            case "operator" -> OPERATOR_PAGE;
            case "secure-account" -> ENROLMENT;
            default -> PAGE;
        };
    }

    private static Area ofApi(RequestPath path) {
        return switch (path.segment(1)) {
            case "auth" -> ANONYMOUS;
            case "operator" -> OPERATOR_API;
            case "me" -> path.segment(2).equals("two-factor") ? ENROLMENT_API : API;
            case "invitations" -> path.segment(2).equals("accept") ? OPEN_API : API;
            default -> API;
        };
    }

    /** Whether the address carries a token, or names a page with one to go to after signing in. */
    static boolean hasSecretAddress(RequestPath path, @Nullable String query) {
        boolean isAnswer = path.segment(0).equals("signin") && path.segment(1).equals("sso");
        return isAnswer || TOKEN_PAGES.contains(path.segment(0)) || (query != null && query.contains("token"));
    }

    /** Push answers strangers by itself: a refused handshake would tell the page nothing. */
    boolean needsIdentity() {
        return this != OPEN && this != ANONYMOUS && this != OPEN_API && this != PUSH;
    }

    /** Whether it is reached by somebody who needs a second factor first. */
    boolean isBeforeEnrolment() {
        return this == ENROLMENT || this == ENROLMENT_API || this == OPEN || this == ANONYMOUS;
    }

    boolean isOperators() {
        return this == OPERATOR_API || this == OPERATOR_PAGE;
    }

    /** Whether refusals are problem documents; otherwise they are pages. */
    boolean answersProblems() {
        return takesTokens() || this == ANONYMOUS || this == PUSH;
    }

    boolean takesTokens() {
        return this == API || this == OPERATOR_API || this == ENROLMENT_API || this == OPEN_API;
    }
}
