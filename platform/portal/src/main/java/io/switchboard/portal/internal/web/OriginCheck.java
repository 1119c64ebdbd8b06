// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a handshake or a form comes from a page of this site; browsers send cookies along from any. */
public final class OriginCheck {
    private final String publicAuthority;

    public OriginCheck(URI publicUrl) {
        this.publicAuthority = publicUrl.getAuthority();
    }

    public boolean accepts(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        int scheme = origin.indexOf("://");
        String authority = scheme < 0 ? origin : origin.substring(scheme + 3);
        return same(authority, host) || same(authority, publicAuthority);
    }

    private static boolean same(String authority, @Nullable String other) {
        return other != null && authority.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
