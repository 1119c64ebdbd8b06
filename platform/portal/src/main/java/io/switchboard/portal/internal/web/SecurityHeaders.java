// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells the browser to refuse. */
final class SecurityHeaders {
    /** Faces renders event handlers as attributes and sends scripts in partial responses: both count as inline. */
    private static final String POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
            + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-src 'self'; frame-ancestors 'self'";

    private static final String REFERRER = "Referrer-Policy";
    private static final String NEVER = "no-referrer";

    private SecurityHeaders() {}

    static void write(HttpServletResponse response, String requestId) {
        response.setHeader(RequestId.HEADER, requestId);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(REFERRER, "same-origin");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
    }

    /** The page's address holds a token, which nothing that the page loads or links to is told. */
    static void keepAddressSecret(HttpServletResponse response) {
        response.setHeader(REFERRER, NEVER);
    }

    static boolean isAddressSecret(HttpServletResponse response) {
        return NEVER.equals(response.getHeader(REFERRER));
    }
}
