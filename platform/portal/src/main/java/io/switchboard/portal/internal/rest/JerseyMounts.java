// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.api.problem.NotFound;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The REST applications of modules, one for each living generation that brings one. */
public final class JerseyMounts implements GenerationListener {
    private final ServletContext context;
    private final Map<String, Mount> mounts = new ConcurrentHashMap<>();

    public JerseyMounts(ServletContext context) {
        this.context = context;
    }

    @Override
    public void prepare(Generation candidate) throws ServletException {
        List<Application> applications = candidate.services(Application.class);
        String module = candidate.descriptor().id();
        if (applications.size() > 1) {
            throw new IllegalStateException(
                    "The module registers " + applications.size() + " REST applications; register one");
        }
        if (!applications.isEmpty()) {
            mounts.put(key(candidate), Mount.of(applications.get(0), "/api/" + module, context));
        }
    }

    @Override
    public void retired(Generation generation) {
        Mount mount = mounts.remove(key(generation));
        if (mount != null) {
            mount.close();
        }
    }

    /** Serves by the generation; the caller holds a lease on it. */
    void serve(Generation generation, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Mount mount = mounts.get(key(generation));
        if (mount == null) {
            throw new NotFound();
        }
        mount.serve(request, response);
    }

    /** What the generation's resources offer; empty when it has none. */
    Optional<ObjectNode> description(Generation generation) {
        return Optional.ofNullable(mounts.get(key(generation))).map(Mount::description);
    }

    private static String key(Generation generation) {
        return generation.descriptor().id() + "." + generation.revision();
    }
}
