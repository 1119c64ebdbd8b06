// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A servlet configuration for an application that the container knows nothing of. */
record MountConfig(String base, ServletContext context) implements ServletConfig {
    @Override
    public String getServletName() {
        return "mount " + base;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.emptyEnumeration();
    }
}
