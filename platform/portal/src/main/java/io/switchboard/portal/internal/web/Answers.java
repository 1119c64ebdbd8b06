// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.portal.internal.text.Refusals;
import io.switchboard.portal.internal.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers that no page and no resource writes: problem documents, plain pages, Faces partial responses. */
public final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** Answers a failure as a problem document and logs what nobody foresaw. */
    public static void failure(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        Problem problem = Problem.of(failure);
        if (problem.isOurFault()) {
            log.error("{} {} failed, request {}", request.getMethod(), request.getRequestURI(), RequestId.current(), failure);
        }
        problem(response, problem);
    }

    public static void problem(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        SecurityHeaders.write(response, RequestId.current());
        problem.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        write(response, problem.status(), Problem.MEDIA_TYPE, problem.document(RequestId.current()));
    }

    public static void json(HttpServletResponse response, int status, Map<String, Object> document)
            throws IOException {
        write(response, status, "application/json", document);
    }

    private static void write(HttpServletResponse response, int status, String mediaType, Map<String, Object> document)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(document);
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Whether a Faces script sent the request, so that a page would land nowhere. */
    public static boolean isPartial(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /**
     * Tells the page's script why nothing came of what it sent. Sign-in, plan and role it explains by the
     * status, a page that is out of date by a dialog; all else is said in the problem's own sentence, in the
     * reader's language.
     */
    static void partialProblem(HttpServletResponse response, Problem problem, String requestId, Texts texts)
            throws IOException {
        if (problem.isStale()) {
            partial(response, "<changes><eval><![CDATA[Switchboard.stale()]]></eval></changes>");
            return;
        }
        if (problem.status() >= 401 && problem.status() <= 403) {
            response.setStatus(problem.status());
            return;
        }
        String request = problem.isOurFault() ? " " + texts.get("common_request") + " " + requestId : "";
        String sentence = Refusals.of(texts.locale(), problem.code(), problem.detail()) + request;
        // The script reads the sentence only out of a CDATA section.
        partial(response, "<error><error-name>" + escape(problem.code()) + "</error-name><error-message><![CDATA["
                + sentence.replace("]]>", "]] >") + "]]></error-message></error>");
    }

    private static void partial(HttpServletResponse response, String content) throws IOException {
        response.setStatus(200);
        response.setContentType("text/xml;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response>" + content + "</partial-response>";
        response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
    }

    /** A page that needs nothing: for the moment when the portal's own pages cannot be rendered. */
    static void page(HttpServletResponse response, Problem problem, String requestId) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        SecurityHeaders.write(response, requestId);
        response.setStatus(problem.status());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        String title = escape(HttpFaults.title(problem.status()));
        String page = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s · Switchboard</title>
                <link rel="stylesheet" href="/theme/tokens.css"><link rel="stylesheet" href="/theme/components.css">
                </head><body><main class="empty">
                <h1>%s</h1><p>%s</p><p class="muted xs">Request %s</p>
                <p><a class="button button-primary" href="">Reload</a> <a class="button" href="/">Home</a></p>
                </main></body></html>
                """.formatted(title, title, escape(problem.detail()), escape(requestId));
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
