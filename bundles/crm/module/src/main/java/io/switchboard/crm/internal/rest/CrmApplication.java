// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.rest;

import io.switchboard.crm.internal.application.CustomerBook;
import io.switchboard.crm.internal.application.CustomerList;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The REST resources of the module, mounted at {@code /api/crm}. */
@Component(service = Application.class)
public class CrmApplication extends Application {
    private final Set<Object> resources;

    @Activate
    public CrmApplication(@Reference CustomerBook book, @Reference CustomerList list) {
        resources = Set.of(new CustomersResource(book, list));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
