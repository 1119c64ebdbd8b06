// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.kernel.module.Lease;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.QueryString;
import io.switchboard.portal.internal.web.RequestPath;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scripts, styles and pictures of modules: the library {@code m-crm} is the bundle's {@code
 * META-INF/resources/}. The revision in the address makes them cacheable for ever; a revision that is
 * gone is answered with the current content, which nobody may keep.
 */
public final class ModuleLibrary {
    static final String PREFIX = "m-";
    private static final Set<String> SOURCES = Set.of("xhtml", "class", "properties", "java");

    private final Gateway gateway;

    public ModuleLibrary(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The module that a library belongs to, if any. */
    static Optional<String> module(@Nullable String library) {
        return library != null && library.startsWith(PREFIX) && RequestPath.isModuleId(library.substring(PREFIX.length()))
                ? Optional.of(library.substring(PREFIX.length()))
                : Optional.empty();
    }

    void serve(FacesContext context, String module) throws IOException {
        HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
        HttpServletResponse response = (HttpServletResponse) context.getExternalContext().getResponse();
        Optional<String> file = file(request);
        if (file.isEmpty()) {
            response.setStatus(404);
            return;
        }
        try (Served served = open(request, module)) {
            write(context, request, response, served, file.get());
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
        }
    }

    private Served open(HttpServletRequest request, String module) {
        OrganizationId organization = Gateway.organization(CurrentIdentity.require());
        Optional<Lease> wanted = QueryString.first(request.getQueryString(), "v")
                .flatMap(revision -> gateway.enter(organization, module, revision));
        return wanted.isPresent()
                ? new Served(wanted.get(), true)
                : new Served(gateway.enter(organization, module), false);
    }

    private static void write(
            FacesContext context, HttpServletRequest request, HttpServletResponse response, Served served, String file)
            throws IOException {
        Optional<URL> content = served.lease().generation().resource(file);
        if (content.isEmpty()) {
            response.setStatus(404);
            return;
        }
        String tag = "\"" + served.lease().generation().revision() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", served.isWanted() ? "private, max-age=31536000, immutable" : "no-store");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        String type = context.getExternalContext().getMimeType(file);
        response.setContentType(type == null ? "application/octet-stream" : type);
        try (InputStream in = content.get().openStream()) {
            in.transferTo(response.getOutputStream());
        }
    }

    /** The file that the address names; page sources and classes are no resources. */
    private static Optional<String> file(HttpServletRequest request) {
        String path = request.getServletPath();
        String start = ResourceHandler.RESOURCE_IDENTIFIER + "/";
        if (!path.startsWith(start) || !path.endsWith(ModuleViewId.SUFFIX)) {
            return Optional.empty();
        }
        String file = path.substring(start.length(), path.length() - ModuleViewId.SUFFIX.length());
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return file.isEmpty() || SOURCES.contains(extension) ? Optional.empty() : Optional.of(file);
    }

    private record Served(Lease lease, boolean isWanted) implements AutoCloseable {
        @Override
        public void close() {
            lease.close();
        }
    }
}
