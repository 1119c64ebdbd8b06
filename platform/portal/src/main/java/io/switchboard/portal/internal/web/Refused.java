// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.portal.internal.text.Refusals;
import io.switchboard.portal.internal.text.Texts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What the pages of refusals show as {@code #{refused.…}}.
 *
 * @param view the page of the portal that shows it
 * @param passing whether it may be otherwise in a moment
 * @param template the frame around it: of somebody signed in, of a stranger, or of a panel
 * @param address where to try again
 */
public record Refused(
        String view,
        boolean passing,
        String title,
        String icon,
        String detail,
        String requestId,
        String template,
        String address) {
    static final String ATTRIBUTE = "refused";
    private static final String FRAMED = "/templates/page.xhtml";
    private static final String PLAIN = "/templates/plain.xhtml";
    private static final String EMBEDDED = "/templates/embedded.xhtml";

    static Refused of(Problem problem, HttpServletRequest request, String requestId, Texts texts) {
        return new Refused(
                view(problem),
                isPassing(problem.status()),
                title(texts, problem.status()),
                icon(problem.status()),
                Refusals.of(texts.locale(), problem.code(), problem.detail()),
                requestId,
                template(request),
                address(request));
    }

    /** Whether rail and bar stand around it. */
    public boolean framed() {
        return template.equals(FRAMED);
    }

    private static String view(Problem problem) {
        if (problem.isStale()) {
            return "/stale.xhtml";
        }
        return problem.status() == 404 ? "/notfound.xhtml" : "/error.xhtml";
    }

    private static boolean isPassing(int status) {
        return status == 409 || status == 429 || status >= 500;
    }

    private static String title(Texts texts, int status) {
        return switch (status) {
            case 400, 402, 403, 409, 429, 503 -> texts.get("refused_" + status);
            default -> texts.get("refused_other");
        };
    }

    private static String icon(int status) {
        return switch (status) {
            case 402 -> "lock";
            case 403 -> "shield";
            case 429, 503 -> "clock";
            default -> "alert";
        };
    }

    private static String template(HttpServletRequest request) {
        if ("iframe".equals(request.getHeader("Sec-Fetch-Dest"))) {
            return EMBEDDED;
        }
        return CurrentIdentity.find().isPresent() ? FRAMED : PLAIN;
    }

    private static String address(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String query = request.getQueryString();
        return (failed instanceof String uri ? uri : request.getRequestURI()) + (query == null ? "" : "?" + query);
    }
}
