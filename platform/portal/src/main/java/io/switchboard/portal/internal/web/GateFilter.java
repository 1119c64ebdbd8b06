// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.ClientAddress;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
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
import java.util.Optional;

/** Every request passes here first: its id, its path, who sends it, and for which organization. */
public final class GateFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "switchboard.path";

    private final transient Admission admission;

    public GateFilter(SignIn signIn, SessionIdentities sessions) {
        this.admission = new Admission(signIn, sessions);
    }

    /** The path as it was read here; everybody behind decides on this one. */
    public static RequestPath path(HttpServletRequest request) {
        return (RequestPath) request.getAttribute(PATH);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.write(response, RequestId.begin());
        try (Binding address = ClientAddress.bind(request.getRemoteAddr())) {
            enter(request, response, chain);
        } finally {
            RequestId.end();
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String raw = request.getRequestURI().substring(request.getContextPath().length());
        Optional<RequestPath> path = RequestPath.parse(raw.isEmpty() ? "/" : raw);
        if (path.isEmpty()) {
            Answers.problem(response, new Problem(400, "request.malformed_address",
                    "This address has a form that is not read here; write it plainly."));
            return;
        }
        request.setAttribute(PATH, path.get());
        Area area = Area.of(path.get());
        Optional<Identity> identity;
        try {
            identity = admission.admit(request, area);
        } catch (Refusal refusal) {
            refuse(request, response, area, refusal);
            return;
        }
        if (identity.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            pass(identity.get(), request, response, chain);
        }
    }

    private void pass(Identity identity, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (Binding binding = CurrentIdentity.bind(identity)) {
            if (identity.organization() == null) {
                chain.doFilter(request, response);
                return;
            }
            try (TenantContext.Binding tenant = TenantContext.bind(identity.caller())) {
                chain.doFilter(request, response);
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Area area, Refusal refusal)
            throws IOException {
        Problem problem = Problem.of(refusal);
        if (area.answersProblems()) {
            Answers.problem(response, problem);
        } else if (Answers.isPartial(request)) {
            // The page's own script tells the person and keeps what was typed.
            response.setStatus(problem.status());
        } else if (problem.status() == 401) {
            response.sendRedirect(signInAddress(request));
        } else {
            Answers.page(response, problem);
        }
    }

    private static String signInAddress(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getRequestURI().equals("/")) {
            return request.getContextPath() + "/signin";
        }
        String query = request.getQueryString();
        String next = request.getRequestURI() + (query == null ? "" : "?" + query);
        return request.getContextPath() + "/signin?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
