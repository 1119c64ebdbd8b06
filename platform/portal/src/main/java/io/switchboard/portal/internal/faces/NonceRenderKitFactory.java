// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Puts {@link NonceRenderKit} in front of the render kits of Faces. */
public final class NonceRenderKitFactory extends RenderKitFactory {

    public NonceRenderKitFactory(RenderKitFactory wrapped) {
        super(wrapped);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
        getWrapped().addRenderKit(id, kit);
    }

    @Override
    public @Nullable RenderKit getRenderKit(FacesContext faces, String id) {
        RenderKit kit = getWrapped().getRenderKit(faces, id);
        return kit == null ? null : new NonceRenderKit(kit);
    }

    @Override
    public Iterator<String> getRenderKitIds() {
        return getWrapped().getRenderKitIds();
    }
}
