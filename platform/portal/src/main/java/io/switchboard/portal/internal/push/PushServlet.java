// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.portal.internal.web.Answers;
import io.switchboard.portal.internal.web.OriginCheck;
import io.switchboard.portal.internal.web.Problem;
import io.switchboard.portal.internal.web.QueryString;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /push}: a page's live connection. The handshake goes through the gate's filter like every
 * request, and the identity found there is given to this connection's own endpoint.
 */
public final class PushServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient PushHub hub;
    private final transient OriginCheck origins;

    public PushServlet(PushHub hub, OriginCheck origins) {
        this.hub = hub;
        this.origins = origins;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            Answers.problem(response, new Problem(426, "push.needs_websocket", "Open this address as a WebSocket."));
            return;
        }
        if (!origins.accepts(request.getHeader("Origin"), request.getHeader("Host"))) {
            Answers.problem(response, new Problem(403, "push.foreign_origin", "Live updates are for this site's own pages."));
            return;
        }
        try {
            container().upgradeHttpToWebSocket(request, response, endpoint(connection(request)), Map.of());
        } catch (DeploymentException failure) {
            throw new ServletException(failure);
        }
    }

    private ServerContainer container() {
        return (ServerContainer) getServletContext().getAttribute(ServerContainer.class.getName());
    }

    private PushConnection connection(HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        String query = request.getQueryString();
        return new PushConnection(
                hub,
                CurrentIdentity.find().orElse(null),
                session == null ? "" : session.getId(),
                QueryString.first(query, "cursor").orElse(""),
                QueryString.first(query, "page").flatMap(PageKey::parse));
    }

    private static ServerEndpointConfig endpoint(PushConnection connection) {
        return ServerEndpointConfig.Builder.create(PushConnection.class, "/push")
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(connection);
                    }
                })
                .build();
    }
}
