// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SignIn;
import io.switchboard.kernel.tenancy.TenantContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Every request passes here first: its id, its path, who sends it, and for which organization. */
public final class GateFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "switchboard.path";

    private final transient Admission admission;
    private final transient SessionIdentities sessions;
    private final transient BiConsumer<Identity, List<String>> pages;

    /** @param pages refuses the page at these segments to an identity that may not open it */
    public GateFilter(SignIn signIn, SessionIdentities sessions, BiConsumer<Identity, List<String>> pages) {
        this.sessions = sessions;
        this.pages = pages;
        this.admission = new Admission(signIn, sessions);
    }

    /** The path as it was read here; everybody behind decides on this one. */
    public static RequestPath path(HttpServletRequest request) {
        return (RequestPath) request.getAttribute(PATH);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String id = RequestId.begin();
        SecurityHeaders.write(response, id);
        try (Binding origin = RequestOrigin.bind(origin(request, id))) {
            enter(request, response, chain);
        } finally {
            RequestId.end();
        }
    }

    private static RequestOrigin origin(HttpServletRequest request, String id) {
        return new RequestOrigin(request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader("User-Agent"), ""), id);
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String raw = request.getRequestURI().substring(request.getContextPath().length());
        Optional<RequestPath> path = RequestPath.parse(raw.isEmpty() ? "/" : raw);
        if (path.isEmpty() || !QueryString.isStorable(request.getQueryString())) {
            refuseAddress(raw, request, response);
            return;
        }
        request.setAttribute(PATH, path.get());
        Area area = Area.of(path.get());
        if (Area.hasSecretAddress(path.get(), request.getQueryString())) {
            SecurityHeaders.keepAddressSecret(response);
        }
        Optional<Identity> identity;
        try {
            identity = admission.admit(request, area);
            if (area == Area.PAGE) {
                identity.ifPresent(who -> pages.accept(who, path.get().segments()));
            }
        } catch (Refusal refusal) {
            refuse(request, response, area, refusal);
            return;
        }
        as(identity, () -> pass(request, response, area, chain));
    }

    /** What nobody behind has answered is answered here, while it is still known who asks. */
    private static void pass(
            HttpServletRequest request, HttpServletResponse response, Area area, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (area.answersProblems()) {
                Answers.failure(request, response, failure);
            } else {
                RefusalPage.failure(request, response, failure);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void as(Optional<Identity> identity, Work work) throws IOException {
        if (identity.isEmpty()) {
            work.run();
            return;
        }
        try (Binding binding = CurrentIdentity.bind(identity.get())) {
            if (identity.get().organization() == null) {
                work.run();
                return;
            }
            try (TenantContext.Binding tenant = TenantContext.bind(identity.get().caller())) {
                work.run();
            }
        }
    }

    private static void refuseAddress(String raw, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problem problem = new Problem(400, "request.malformed_address",
                "This address has a form that is not read here; write it plainly.");
        if (raw.startsWith("/api/")) {
            Answers.problem(response, problem);
        } else {
            RefusalPage.show(request, response, problem);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Area area, Refusal refusal)
            throws IOException {
        Problem problem = Problem.of(refusal);
        if (area.answersProblems()) {
            Answers.problem(response, problem);
        } else if (problem.status() == 401 && !Answers.isPartial(request)) {
            response.sendRedirect(leadingBack(request, "/signin"));
        } else if (problem.code().equals(Admission.ENROL_FIRST) && !Answers.isPartial(request)) {
            response.sendRedirect(leadingBack(request, "/secure-account"));
        } else {
            as(sessions.of(request), () -> RefusalPage.show(request, response, problem));
        }
    }

    /** A page that leads on to the one that was asked for. */
    private static String leadingBack(HttpServletRequest request, String page) {
        if (!request.getMethod().equals("GET") || request.getRequestURI().equals("/")) {
            return request.getContextPath() + page;
        }
        String query = request.getQueryString();
        String next = request.getRequestURI() + (query == null ? "" : "?" + query);
        return request.getContextPath() + page + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
