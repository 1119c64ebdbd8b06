// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.foundation.CurrentIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * Asks before each resource method what it declares by {@link io.switchboard.api.web.Access}. Jersey comes
 * here for each method when an application is mounted: one that declares nothing refuses the application.
 */
final class DeclaredAccess implements DynamicFeature {
    /** The answers to OPTIONS that Jersey itself adds; they tell which methods there are and no more. */
    private static final String OWN_TO_JERSEY = "org.glassfish.jersey.";

    @Override
    public void configure(ResourceInfo method, FeatureContext context) {
        if (isOwnToJersey(method.getResourceClass())) {
            return;
        }
        AccessRule rule = AccessRule.of(method.getResourceClass(), method.getResourceMethod())
                .orElseThrow(() -> new IllegalStateException("The resource method "
                        + method.getResourceClass().getName() + "." + method.getResourceMethod().getName()
                        + " does not say who may call it; add @Access"));
        context.register(new Question(rule));
        context.register(new Rehearsal.End(), Rehearsal.End.LAST);
    }

    /** A module may give its package any name, but it cannot have Jersey's loader. */
    static boolean isOwnToJersey(Class<?> resource) {
        return resource.getName().startsWith(OWN_TO_JERSEY)
                && resource.getClassLoader() == ResourceConfig.class.getClassLoader();
    }

    /** Of one method. */
    private record Question(AccessRule rule) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            rule.check(CurrentIdentity.find());
        }
    }
}
