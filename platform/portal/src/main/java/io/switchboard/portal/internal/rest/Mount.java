// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.jspecify.annotations.Nullable;

/**
 * A Jersey application below one address, with a mapper, a validator and providers of its own, so that
 * nothing of it stays when it is closed.
 */
final class Mount implements AutoCloseable {
    static final String PLATFORM = "/api";
    /** Held, since an unused logger is made anew and forgets its level. Jersey warns of each resource that is no provider. */
    private static final Logger PROVIDERS = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    static {
        PROVIDERS.setLevel(Level.SEVERE);
    }

    private final String base;
    private final Application application;
    private final ServletContainer container;
    private final ValidatorFactory validation;
    private @Nullable ObjectNode description;

    private Mount(String base, Application application, ServletContainer container, ValidatorFactory validation) {
        this.base = base;
        this.application = application;
        this.container = container;
        this.validation = validation;
    }

    /** @param base the path that the application's resources are relative to, such as {@code /api/crm} */
    static Mount of(Application application, String base, ServletContext context) throws ServletException {
        try (ContextLoader loader = ContextLoader.portal()) {
            ValidatorFactory validation = Validation.buildDefaultValidatorFactory();
            ServletContainer container = new ServletContainer(configure(application, validation));
            Mount mount = new Mount(base, application, container, validation);
            try {
                container.init(new MountConfig(base, context));
                return mount;
            } catch (ServletException | RuntimeException failure) {
                validation.close();
                throw failure;
            }
        }
    }

    static ResourceConfig configure(Application application, ValidatorFactory validation) {
        return ResourceConfig.forApplication(application)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.JSON_PROCESSING_FEATURE_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "DATASOURCE")
                .property(ServerProperties.BV_FEATURE_DISABLE, true)
                // The container's own error pages would take the place of problem documents.
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .property(ServletProperties.QUERY_PARAMS_AS_FORM_PARAMS_DISABLED, true)
                .register(new JacksonJsonProvider(ApiJson.mapper()))
                .register(MultiPartFeature.class)
                .register(new ProblemMapper())
                .register(new DeclaredAccess())
                .register(new NoLocators())
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(new ValidatedInvocation(validation.getValidator()))
                                .to(ResourceMethodInvocationHandlerProvider.class);
                    }
                });
    }

    void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try (ContextLoader loader = ContextLoader.portal()) {
            container.service(new MountedRequest(request, base), response);
        }
    }

    /** What it offers; read when first asked for, since reading takes longer than a deployment may. */
    synchronized ObjectNode description() {
        if (description == null) {
            try (ContextLoader loader = ContextLoader.portal()) {
                String owner = base.equals(PLATFORM) ? "platform" : base.substring(PLATFORM.length() + 1);
                description = ApiDescription.of(application, base, owner);
            }
        }
        return description.deepCopy();
    }

    @Override
    public void close() {
        try (ContextLoader loader = ContextLoader.portal()) {
            container.destroy();
        } finally {
            validation.close();
        }
    }
}
