// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SingleSignOn.Arrival;
import io.switchboard.foundation.SingleSignOn.Departure;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.portal.internal.text.Texts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /signin/sso}: the way to an organization's provider, by the email that the sign-in page posts or straight by
 * the organization's short name; and the way back at {@code /signin/sso/{organization}/callback}.
 */
public final class SignOnServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String CALLBACK = "callback";
    private static final String NOT_FOUND = "/signin?note=no-single-sign-on";

    private final transient SingleSignOn signOn;
    private final transient SessionIdentities sessions;
    private final transient OriginCheck origins;
    private final transient Function<Identity, Optional<String>> home;

    /** @param home the address that an identity lands on, or empty for the platform's own page */
    public SignOnServlet(
            SingleSignOn signOn,
            SessionIdentities sessions,
            OriginCheck origins,
            Function<Identity, Optional<String>> home) {
        this.signOn = signOn;
        this.sessions = sessions;
        this.origins = origins;
        this.home = home;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!origins.accepts(request.getHeader("Origin"), request.getHeader("Host"))) {
            throw new Refusal(403, "access.foreign_origin", "Another site has sent this; sign in from the page here.");
        }
        if (CurrentIdentity.find().isPresent()) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        String email = Objects.requireNonNullElse(request.getParameter("f:email"), "");
        Optional<Departure> departure =
                signOn.leave(email, next(request.getParameter("f:next")), RequestOrigin.current().address());
        if (departure.isEmpty()) {
            response.sendRedirect(request.getContextPath() + NOT_FOUND);
            return;
        }
        BrowserCookie.keep(request, response, departure.get().browser());
        // Not by a redirect: a form of ours must not end on another site, and browsers count all its redirects.
        leaveByPage(response, departure.get().address().toString());
    }

    private static void leaveByPage(HttpServletResponse response, String address) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Refresh", "0; url=" + address);
        String words = Texts.current().get("sign_on_on_your_way");
        response.getWriter()
                .write("<!DOCTYPE html><html lang=\"" + Texts.current().locale().toLanguageTag() + "\"><head><title>" + words
                        + "</title></head><body><p><a href=\"" + address.replace("&", "&amp;").replace("\"", "&quot;") + "\">" + words
                        + "</a></p></body></html>");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestPath path = GateFilter.path(request);
        String organization = path.segment(2);
        if (organization.isEmpty() || path.segments().size() > 4) {
            response.sendRedirect(request.getContextPath() + NOT_FOUND);
        } else if (CurrentIdentity.find().isPresent()) {
            // Neither a link from elsewhere nor a late answer makes somebody who works here somebody else.
            response.sendRedirect(request.getContextPath() + "/");
        } else if (path.segments().size() == 4) {
            arrive(organization, path.segment(3), request, response);
        } else {
            leave(organization, request, response);
        }
    }

    private void leave(String organization, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Departure> departure = signOn.leaveTo(organization, next(request.getParameter("next")));
        if (departure.isEmpty()) {
            response.sendRedirect(request.getContextPath() + NOT_FOUND);
        } else {
            BrowserCookie.keep(request, response, departure.get().browser());
            response.sendRedirect(departure.get().address().toString());
        }
    }

    private void arrive(String organization, String place, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!place.equals(CALLBACK)) {
            response.sendRedirect(request.getContextPath() + NOT_FOUND);
            return;
        }
        Map<String, List<String>> answer = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> answer.put(name, List.of(values)));
        Arrival arrival = signOn.arrive(organization, answer, BrowserCookie.of(request));
        Identity identity = arrival.identity();
        if (identity == null) {
            response.sendRedirect(request.getContextPath() + "/sign-on?token=" + URLEncoder.encode(arrival.proof(), StandardCharsets.UTF_8));
            return;
        }
        BrowserCookie.forget(request, response);
        Identity opened = sessions.enter(request, identity);
        response.sendRedirect(request.getContextPath()
                + NextAddress.of(arrival.next()).or(() -> home.apply(opened)).orElse("/"));
    }

    private static String next(@Nullable String wanted) {
        return NextAddress.of(wanted).orElse("");
    }
}
