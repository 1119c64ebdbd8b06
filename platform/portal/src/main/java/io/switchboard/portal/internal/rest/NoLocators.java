// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import jakarta.ws.rs.core.Configuration;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceModel;

/**
 * Refuses an application with a sub-resource locator: it would run before anybody is asked, and what it gives
 * is known only then.
 */
final class NoLocators implements ModelProcessor {

    @Override
    public ResourceModel processResourceModel(ResourceModel model, Configuration configuration) {
        model.getResources().forEach(NoLocators::check);
        return model;
    }

    @Override
    public ResourceModel processSubResource(ResourceModel model, Configuration configuration) {
        return model;
    }

    private static void check(Resource resource) {
        if (resource.getResourceLocator() != null) {
            Invocable locator = resource.getResourceLocator().getInvocable();
            throw new IllegalStateException("The method " + locator.getHandler().getHandlerClass().getName() + "."
                    + locator.getHandlingMethod().getName()
                    + " gives a sub-resource, whose methods cannot be asked for beforehand; make it a resource with a @Path of its own");
        }
        resource.getChildResources().forEach(NoLocators::check);
    }
}
