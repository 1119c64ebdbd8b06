// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletContext;

/**
 * Hands what the boot has built to objects that the container makes itself: Faces artifacts and CDI
 * beans. Everything else gets its parts by constructor.
 */
public final class Wiring {
    private Wiring() {}

    public static <T> void publish(ServletContext context, Class<T> type, T part) {
        context.setAttribute(key(type), part);
    }

    public static <T> T find(ServletContext context, Class<T> type) {
        return check(type, context.getAttribute(key(type)));
    }

    public static <T> T find(FacesContext context, Class<T> type) {
        return check(type, context.getExternalContext().getApplicationMap().get(key(type)));
    }

    private static <T> T check(Class<T> type, @org.jspecify.annotations.Nullable Object part) {
        if (part == null) {
            throw new IllegalStateException("The platform has not started: there is no " + type.getSimpleName());
        }
        return type.cast(part);
    }

    private static String key(Class<?> type) {
        return "switchboard." + type.getName();
    }
}
