// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.kernel.module.Generation;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ViewResource;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds views and libraries of modules in their bundles; all else is where Faces looks by itself. */
public final class PortalResourceHandler extends ResourceHandlerWrapper {

    public PortalResourceHandler(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public @Nullable ViewResource createViewResource(FacesContext context, String path) {
        Optional<ModuleViewId> view = ModuleViewId.parse(path);
        if (view.isEmpty()) {
            return super.createViewResource(context, path);
        }
        ModulePages pages = Wiring.find(context, ModulePages.class);
        return pages.showing(view.get().module())
                .flatMap(generation -> pages.url(generation, view.get().file()))
                .map(PortalResourceHandler::viewResource)
                .orElse(null);
    }

    private static ViewResource viewResource(URL address) {
        return new ViewResource() {
            @Override
            public URL getURL() {
                return address;
            }
        };
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library) {
        Optional<String> module = ModuleLibrary.module(library);
        return module.isEmpty() ? super.createResource(name, library) : moduleResource(name, module.get());
    }

    @Override
    public @Nullable Resource createResource(String name, @Nullable String library, @Nullable String contentType) {
        Optional<String> module = ModuleLibrary.module(library);
        return module.isEmpty()
                ? super.createResource(name, library, contentType)
                : moduleResource(name, module.get());
    }

    private static @Nullable Resource moduleResource(String name, String module) {
        FacesContext context = FacesContext.getCurrentInstance();
        ModulePages pages = Wiring.find(context, ModulePages.class);
        String file = name.startsWith("/") ? name.substring(1) : name;
        Optional<Generation> generation = pages.showing(module);
        Optional<URL> address = generation.flatMap(showing -> pages.url(showing, file));
        if (address.isEmpty()) {
            return null;
        }
        String type = context.getExternalContext().getMimeType(file);
        return new ModuleResource(module, generation.get().revision(), file, address.get(), type);
    }

    @Override
    public boolean libraryExists(String library) {
        Optional<String> module = ModuleLibrary.module(library);
        if (module.isEmpty()) {
            return super.libraryExists(library);
        }
        return Wiring.find(FacesContext.getCurrentInstance(), ModulePages.class).showing(module.get()).isPresent();
    }

    @Override
    public void handleResourceRequest(FacesContext context) throws IOException {
        String library = context.getExternalContext().getRequestParameterMap().get("ln");
        Optional<String> module = ModuleLibrary.module(library);
        if (module.isEmpty()) {
            super.handleResourceRequest(context);
        } else {
            Wiring.find(context, ModuleLibrary.class).serve(context, module.get());
        }
    }
}
