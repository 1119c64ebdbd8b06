// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.portal.internal.text.ReaderLocale;
import io.switchboard.portal.internal.text.Texts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a refusal to a person: in the portal's own look, with its status and the request's id. The script
 * of an open page is told instead, and shows it there.
 */
public final class RefusalPage {
    private static final Logger log = LoggerFactory.getLogger(RefusalPage.class);

    private RefusalPage() {}

    /** Answers a failure as a page and logs what nobody foresaw. */
    public static void failure(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        Problem problem = Problem.of(failure);
        if (problem.isOurFault()) {
            log.error("{} {} failed, request {}", request.getMethod(), request.getRequestURI(), RequestId.current(), failure);
        }
        show(request, response, problem);
    }

    public static void show(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        String requestId = requestId(response);
        boolean isAddressSecret = SecurityHeaders.isAddressSecret(response);
        response.reset();
        SecurityHeaders.write(response, requestId);
        if (isAddressSecret) {
            SecurityHeaders.keepAddressSecret(response);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(problem.status());
        problem.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        if (Answers.isPartial(request)) {
            Answers.partialProblem(response, problem, requestId, texts(request));
        } else if (isForAPerson(request)) {
            write(request, response, problem, requestId);
        }
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, Problem problem, String requestId)
            throws IOException {
        try (Texts.Reading reading = Texts.readBy(() -> locale(request))) {
            Refused refused = Refused.of(problem, request, requestId, Texts.current());
            request.setAttribute(Refused.ATTRIBUTE, refused);
            request.getRequestDispatcher(refused.view()).forward(new OpeningRequest(request), response);
        } catch (ServletException | RuntimeException failure) {
            log.error("The page of a refusal failed, request {}", requestId, failure);
            Answers.page(response, problem, requestId);
        }
    }

    /** The reader's, or English where what fails is what knows their language. */
    private static Texts texts(HttpServletRequest request) {
        try {
            return Texts.in(locale(request));
        } catch (RuntimeException unknown) {
            log.debug("The reader's language is not known", unknown);
            return Texts.in(Locale.ENGLISH);
        }
    }

    private static Locale locale(HttpServletRequest request) {
        return Wiring.find(request.getServletContext(), ReaderLocale.class).of(request);
    }

    /** A picture or a script that is missing needs no page. */
    private static boolean isForAPerson(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted == null || accepted.contains("text/html") || accepted.startsWith("*/*");
    }

    /** An error page is written after the filter has let go of the request, but its header is still there. */
    private static String requestId(HttpServletResponse response) {
        String id = response.getHeader(RequestId.HEADER);
        return id == null ? RequestId.current() : id;
    }
}
