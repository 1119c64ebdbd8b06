// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of a module's library, under an address that holds the revision. */
final class ModuleResource extends Resource {
    private final String revision;
    private final URL address;

    ModuleResource(String module, String revision, String file, URL address, @Nullable String contentType) {
        this.revision = revision;
        this.address = address;
        setLibraryName(ModuleLibrary.PREFIX + module);
        setResourceName(file);
        setContentType(contentType);
    }

    @Override
    public String getRequestPath() {
        FacesContext context = FacesContext.getCurrentInstance();
        String path = ResourceHandler.RESOURCE_IDENTIFIER + "/" + getResourceName() + ModuleViewId.SUFFIX
                + "?ln=" + getLibraryName()
                + "&v=" + URLEncoder.encode(revision, StandardCharsets.UTF_8);
        return context.getApplication().getViewHandler().getResourceURL(context, path);
    }

    @Override
    public URL getURL() {
        return address;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return address.openStream();
    }

    /** Requests are answered by {@link ModuleLibrary}. */
    @Override
    public Map<String, String> getResponseHeaders() {
        return Map.of();
    }

    @Override
    public boolean userAgentNeedsUpdate(FacesContext context) {
        return true;
    }
}
