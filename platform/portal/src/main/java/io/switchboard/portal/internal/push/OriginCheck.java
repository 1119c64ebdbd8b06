// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a WebSocket handshake comes from a page of this site; browsers send cookies along from any. */
final class OriginCheck {
    private final String publicAuthority;

    OriginCheck(URI publicUrl) {
        this.publicAuthority = publicUrl.getAuthority();
    }

    boolean accepts(@Nullable String origin, @Nullable String host) {
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
