// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

/** Leads from a view's end to its page beans; a view may hold this, but not the beans. */
@ApplicationScoped
public class PageBeansLink {
    @Inject
    private ServletContext context;

    public void releaseView(String key) {
        Wiring.find(context, PageBeans.class).releaseView(key);
    }
}
