// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells the browser to refuse. */
public final class SecurityHeaders {
    private static final String POLICY = "Content-Security-Policy";
    private static final String REST = "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
            + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-src 'self'; frame-ancestors 'self'";

    private static final String REFERRER = "Referrer-Policy";
    private static final String NEVER = "no-referrer";

    private SecurityHeaders() {}

    static void write(HttpServletResponse response, String requestId) {
        response.setHeader(RequestId.HEADER, requestId);
        response.setHeader(POLICY, "default-src 'self'; script-src 'self'; " + REST);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(REFERRER, "same-origin");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
    }

    /**
     * For a page that Faces writes: scripts in it run if they carry the nonce. Handlers in attributes must
     * run without one, since that is how Faces writes {@code f:ajax}.
     */
    public static void allowScripts(HttpServletResponse response, String nonce) {
        response.setHeader(
                POLICY, "default-src 'self'; script-src 'self' 'nonce-" + nonce + "'; script-src-attr 'unsafe-inline'; " + REST);
    }

    /** The page's address holds a token, which nothing that the page loads or links to is told. */
    static void keepAddressSecret(HttpServletResponse response) {
        response.setHeader(REFERRER, NEVER);
    }

    static boolean isAddressSecret(HttpServletResponse response) {
        return NEVER.equals(response.getHeader(REFERRER));
    }
}
