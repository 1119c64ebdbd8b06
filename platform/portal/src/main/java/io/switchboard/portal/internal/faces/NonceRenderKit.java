// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.web.SecurityHeaders;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Writer;
import java.security.SecureRandom;
import java.util.Base64;

/** Writes pages whose scripts carry a nonce that the answer's policy names; one for each request. */
final class NonceRenderKit extends RenderKitWrapper {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NONCE = "switchboard.script-nonce";

    NonceRenderKit(RenderKit wrapped) {
        super(wrapped);
    }

    @Override
    public ResponseWriter createResponseWriter(Writer writer, String types, String encoding) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.getPartialViewContext().isAjaxRequest()) {
            // The page that asks runs these by the nonce that it was opened with.
            return super.createResponseWriter(writer, types, encoding);
        }
        String nonce = (String) faces.getExternalContext().getRequestMap().computeIfAbsent(NONCE, key -> made());
        if (faces.getExternalContext().getResponse() instanceof HttpServletResponse response && !response.isCommitted()) {
            SecurityHeaders.allowScripts(response, nonce);
        }
        return new NonceWriter(super.createResponseWriter(writer, types, encoding), nonce);
    }

    private static String made() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
