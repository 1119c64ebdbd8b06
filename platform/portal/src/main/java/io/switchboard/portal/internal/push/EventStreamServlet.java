// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.web.Answers;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.Problem;
import io.switchboard.portal.internal.web.QueryString;
import io.switchboard.portal.internal.web.SessionIdentities;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/events}: the organization's events as server-sent events, resumed by {@code Last-Event-ID}. */
public final class EventStreamServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(EventStreamServlet.class);
    private static final int MANY = 500;

    private final transient PushHub hub;
    private final transient SessionIdentities identities;
    private final transient ExecutorService writers;

    public EventStreamServlet(PushHub hub, SessionIdentities identities) {
        this.hub = hub;
        this.identities = identities;
        this.writers = new ThreadPoolExecutor(0, MANY, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "switchboard-events");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            open(request, response, CurrentIdentity.require());
        } catch (RuntimeException failure) {
            // The border of dispatch.
            Answers.failure(request, response, failure);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Identity identity) {
        // The operator has no organization whose events they could hear.
        Gateway.organization(identity);
        String cursor = Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .or(() -> QueryString.first(request.getQueryString(), "cursor"))
                .orElse("");
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        EventStream stream = new EventStream(async, identity, () -> identities.now(identity));
        try {
            writers.execute(() -> stream.run(hub.feed(stream::listener, stream::offer), cursor));
        } catch (RejectedExecutionException full) {
            refuse(async, response);
        }
    }

    private static void refuse(AsyncContext async, HttpServletResponse response) {
        try {
            Answers.problem(response, new Problem(503, "push.busy", "Too many streams are open; try again in a moment.",
                    List.of(), Map.of("retryAfter", 5)));
        } catch (IOException gone) {
            log.debug("A client left before it was refused", gone);
        } finally {
            async.complete();
        }
    }

    @Override
    public void destroy() {
        writers.shutdownNow();
    }
}
