// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import java.net.URI;

/** Where browsers and programs reach this server: all that pages know of its configuration. */
public record PublicAddress(URI uri) {

    /** Without a slash at its end. */
    public String text() {
        return uri.toString().replaceFirst("/$", "");
    }
}
