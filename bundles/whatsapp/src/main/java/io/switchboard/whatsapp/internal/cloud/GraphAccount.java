// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import java.net.URI;

/** Where to ask and as whom. */
public record GraphAccount(URI base, String version, String accessToken) {

    public static final String DEFAULT_VERSION = "v23.0";

    URI address(String path) {
        String root = base.toString();
        return URI.create((root.endsWith("/") ? root : root + "/") + version + "/" + path);
    }

    @Override
    public String toString() {
        return "GraphAccount[" + base + ", " + version + "]";
    }
}
