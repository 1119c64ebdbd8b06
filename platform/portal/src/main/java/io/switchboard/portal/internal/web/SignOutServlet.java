// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /signout}: ends the sign-in of this browser; {@code next} is the page to go to afterwards. */
public final class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient SessionIdentities sessions;

    public SignOutServlet(SessionIdentities sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = NextAddress.of(request.getParameter("next")).orElse("/signin");
        sessions.leave(request);
        response.sendRedirect(request.getContextPath() + next);
    }
}
