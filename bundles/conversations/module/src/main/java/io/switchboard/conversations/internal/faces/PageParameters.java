// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import jakarta.faces.context.FacesContext;
import java.util.Map;

/** The parameters of the address that a page was opened by; what is sent from it later does not repeat them. */
final class PageParameters {
    private PageParameters() {}

    static Map<String, String> current() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null ? Map.of() : faces.getExternalContext().getRequestParameterMap();
    }
}
