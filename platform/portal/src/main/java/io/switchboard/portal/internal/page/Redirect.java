// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Leads the browser from a form to another page of this site. */
final class Redirect {
    private Redirect() {}

    /** @param address below the context path */
    static void to(String address) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + address);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
