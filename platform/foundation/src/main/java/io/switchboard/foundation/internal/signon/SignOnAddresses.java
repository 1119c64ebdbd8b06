// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import java.net.URI;

/**
 * Where browsers leave for a provider and come back. Each organization has an address of its own to come back to, so
 * that an answer that was meant for one is never taken for another's.
 */
record SignOnAddresses(URI publicUrl) {
    private static final String PATH = "/signin/sso/";

    URI signIn(String slug) {
        return URI.create(base() + PATH + slug);
    }

    URI redirect(String slug) {
        return URI.create(base() + PATH + slug + "/callback");
    }

    private String base() {
        return publicUrl.toString().replaceFirst("/$", "");
    }
}
