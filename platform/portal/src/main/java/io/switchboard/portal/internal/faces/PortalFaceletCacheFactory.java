// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.web.Wiring;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletCache;
import jakarta.faces.view.facelets.FaceletCacheFactory;

/** Makes Faces use a cache of compiled pages that forgets the pages of a generation that is gone. */
public final class PortalFaceletCacheFactory extends FaceletCacheFactory {

    public PortalFaceletCacheFactory(FaceletCacheFactory wrapped) {
        super(wrapped);
    }

    @Override
    public FaceletCache<?> getFaceletCache() {
        return new PortalFaceletCache<>(
                Wiring.find(FacesContext.getCurrentInstance(), CompiledPages.class));
    }
}
