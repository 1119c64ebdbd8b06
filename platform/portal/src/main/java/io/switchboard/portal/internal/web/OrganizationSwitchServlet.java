// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.CurrentIdentity;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code POST /switch-organization}: goes to another of one's organizations, under a sign-in of its own. */
public final class OrganizationSwitchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Accounts accounts;
    private final transient SessionIdentities sessions;
    private final transient OriginCheck origins;

    public OrganizationSwitchServlet(Accounts accounts, SessionIdentities sessions, OriginCheck origins) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.origins = origins;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!origins.accepts(request.getHeader("Origin"), request.getHeader("Host"))) {
            throw new Refusal(403, "access.foreign_origin", "Another site has sent this; go to the organization from the menu here.");
        }
        OrganizationId wanted = organization(request.getParameter("organization"));
        sessions.enter(request, accounts.in(CurrentIdentity.require(), wanted));
        response.sendRedirect(request.getContextPath() + "/");
    }

    private static OrganizationId organization(@Nullable String text) {
        try {
            return OrganizationId.of(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }
}
