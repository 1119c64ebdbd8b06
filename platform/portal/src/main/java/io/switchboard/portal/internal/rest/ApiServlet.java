// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.IdempotencyKeys;
import io.switchboard.kernel.module.Lease;
import io.switchboard.portal.internal.web.Answers;
import io.switchboard.portal.internal.web.GateFilter;
import io.switchboard.portal.internal.web.Gateway;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/*}: the platform's own resources, and below a module's id that module's. The lease is held
 * for the whole request.
 */
public final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+\\s*(;.*)?");

    private final transient Gateway gateway;
    private final transient JerseyMounts modules;
    private final transient IdempotentPosts posts;
    private final transient Mount platform;
    private final transient Set<String> own;

    /** @param resources the platform's, each with a {@link Path}, and filters of their answers */
    public ApiServlet(
            Gateway gateway,
            JerseyMounts modules,
            IdempotencyKeys keys,
            Set<Object> resources,
            ServletContext context)
            throws ServletException {
        this.gateway = gateway;
        this.modules = modules;
        this.posts = new IdempotentPosts(keys);
        Set<Object> all = new LinkedHashSet<>(resources);
        all.add(new OpenApiResource(gateway, modules, this::description));
        this.own = all.stream()
                .filter(resource -> !(resource instanceof ContainerResponseFilter))
                .map(ApiServlet::firstSegment)
                .collect(Collectors.toUnmodifiableSet());
        this.platform = Mount.of(new PlatformApplication(all), Mount.PLATFORM, context);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            dispatch(request, response);
        } catch (Exception failure) {
            // The border of dispatch: what comes out of a module or of Jersey becomes an answer and a log line.
            Answers.failure(request, response, failure);
        }
    }

    private void dispatch(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        checkMediaType(request.getContentType());
        String first = GateFilter.path(request).segment(1);
        if (own.contains(first) || !gateway.isKnown(first)) {
            posts.serve(request, response, platform::serve);
            return;
        }
        try (Lease lease = gateway.enter(Gateway.organization(CurrentIdentity.require()), first)) {
            // Behind the gate: what was answered once is not answered again to whom it is shut now.
            posts.serve(request, response, (asked, answer) -> modules.serve(lease.generation(), asked, answer));
        }
    }

    /** Jersey would refuse what is no media type at all, but without a word. */
    private static void checkMediaType(@Nullable String type) {
        if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
            throw new NotSupportedException();
        }
    }

    private ObjectNode description() {
        return platform.description();
    }

    @Override
    public void destroy() {
        platform.close();
    }

    private static String firstSegment(Object resource) {
        Path path = resource.getClass().getAnnotation(Path.class);
        if (path == null) {
            throw new IllegalArgumentException(resource.getClass() + " has no @Path");
        }
        String relative = path.value().startsWith("/") ? path.value().substring(1) : path.value();
        return relative.contains("/") ? relative.substring(0, relative.indexOf('/')) : relative;
    }

    private static final class PlatformApplication extends Application {
        private final Set<Object> resources;

        private PlatformApplication(Set<Object> resources) {
            this.resources = Set.copyOf(resources);
        }

        @Override
        @SuppressWarnings("deprecation") // The way that modules bring their resources, too.
        public Set<Object> getSingletons() {
            return resources;
        }
    }
}
