// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.Refusal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /signout}: ends the sign-in of this browser; {@code next} is the page to go to afterwards. */
public final class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient SessionIdentities sessions;
    private final transient OriginCheck origins;

    public SignOutServlet(SessionIdentities sessions, OriginCheck origins) {
        this.sessions = sessions;
        this.origins = origins;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String origin = request.getHeader("Origin");
        // Pages whose address is a secret say "null"; from another site the cookie would not have come along.
        if (!"null".equals(origin) && !origins.accepts(origin, request.getHeader("Host"))) {
            throw new Refusal(403, "access.foreign_origin", "Another site has sent this; sign out from the menu here.");
        }
        String next = NextAddress.of(request.getParameter("next")).orElse("/signin");
        sessions.leave(request);
        response.sendRedirect(request.getContextPath() + next);
    }
}
