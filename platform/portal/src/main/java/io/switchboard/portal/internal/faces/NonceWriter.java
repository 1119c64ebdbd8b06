// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import java.io.IOException;
import java.io.Writer;

/** Gives each script that a component writes the page's nonce. */
final class NonceWriter extends ResponseWriterWrapper {
    private final String nonce;

    NonceWriter(ResponseWriter wrapped, String nonce) {
        super(wrapped);
        this.nonce = nonce;
    }

    @Override
    public void startElement(String name, UIComponent component) throws IOException {
        super.startElement(name, component);
        if (name.equalsIgnoreCase("script")) {
            super.writeAttribute("nonce", nonce, null);
        }
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
        return new NonceWriter(getWrapped().cloneWithWriter(writer), nonce);
    }
}
