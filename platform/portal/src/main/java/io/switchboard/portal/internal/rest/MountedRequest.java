// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** The request as a servlet mapped to the mount's base would see it. */
final class MountedRequest extends HttpServletRequestWrapper {
    private final String servletPath;
    private final @Nullable String pathInfo;

    MountedRequest(HttpServletRequest request, String base) {
        super(request);
        String whole = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!(whole + "/").startsWith(base + "/")) {
            throw new IllegalArgumentException("The path is not below " + base);
        }
        this.servletPath = base;
        this.pathInfo = whole.length() == base.length() ? null : whole.substring(base.length());
    }

    @Override
    public String getServletPath() {
        return servletPath;
    }

    @Override
    public @Nullable String getPathInfo() {
        return pathInfo;
    }
}
