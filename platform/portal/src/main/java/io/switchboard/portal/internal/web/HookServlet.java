// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.persistence.GroupCommit;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.web.Webhook;
import io.switchboard.api.web.WebhookResponse;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.tenancy.TenantContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code /hooks/{module}/{key}}: providers call here. The key finds the organization; whether the call
 * is genuine is the module's to check. While a module is stopped or outside the plan the provider is
 * told to come again, so that nothing is lost.
 */
public final class HookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int COME_AGAIN_SECONDS = 60;

    private final transient Gateway gateway;
    private final transient BiFunction<String, String, Optional<OrganizationId>> routes;

    /** @param routes finds the organization of a module's key */
    public HookServlet(Gateway gateway, BiFunction<String, String, Optional<OrganizationId>> routes) {
        this.gateway = gateway;
        this.routes = routes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            write(response, answer(request, GateFilter.path(request)));
        } catch (GroupCommit.QueueFull full) {
            write(response, WebhookResponse.retryAfter(1));
        } catch (Exception failure) {
            // The border of dispatch: whatever a module throws becomes an answer and a log line.
            Answers.failure(request, response, failure);
        }
    }

    private WebhookResponse answer(HttpServletRequest request, RequestPath path) throws Exception {
        String module = path.segment(1);
        String key = path.segment(2);
        if (path.segments().size() != 3 || !gateway.isKnown(module)) {
            throw new NotFound();
        }
        OrganizationId organization = routes.apply(module, key).orElseThrow(NotFound::new);
        try (Lease lease = gateway.enter(organization, module);
                TenantContext.Binding tenant = TenantContext.bind(Caller.system(organization))) {
            List<Webhook> hooks = lease.generation().services(Webhook.class);
            if (hooks.isEmpty()) {
                throw new NotFound();
            }
            return hooks.get(0).handle(HookBody.read(request, key));
        } catch (Refusal refusal) {
            if (refusal.status() == 402 || refusal.status() == 503) {
                return WebhookResponse.retryAfter(COME_AGAIN_SECONDS);
            }
            throw refusal;
        }
    }

    private static void write(HttpServletResponse response, WebhookResponse answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.body().length > 0) {
            response.setContentType(answer.contentType());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
