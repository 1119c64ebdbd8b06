// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.web.RequestPath;
import java.util.Optional;

/**
 * The id of a view that a module brings: {@code /m/crm/customers.xhtml}.
 *
 * @param file below the bundle's {@code META-INF/resources/}
 */
record ModuleViewId(String module, String file) {
    static final String PREFIX = "/m/";
    static final String SUFFIX = ".xhtml";

    static Optional<ModuleViewId> parse(String viewId) {
        if (!viewId.startsWith(PREFIX) || !viewId.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        int slash = viewId.indexOf('/', PREFIX.length());
        if (slash < 0 || slash == viewId.length() - SUFFIX.length() - 1) {
            return Optional.empty();
        }
        String module = viewId.substring(PREFIX.length(), slash);
        return RequestPath.isModuleId(module)
                ? Optional.of(new ModuleViewId(module, viewId.substring(slash + 1)))
                : Optional.empty();
    }
}
