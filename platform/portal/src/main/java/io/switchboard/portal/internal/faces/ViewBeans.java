// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import jakarta.annotation.PreDestroy;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.UUID;

/** Lives as long as a view: the container ends it, and with it the view's page beans. */
@ViewScoped
public class ViewBeans implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String key = UUID.randomUUID().toString();

    @Inject
    private PageBeansLink link;

    public String key() {
        return key;
    }

    @PreDestroy
    void release() {
        link.releaseView(key);
    }
}
