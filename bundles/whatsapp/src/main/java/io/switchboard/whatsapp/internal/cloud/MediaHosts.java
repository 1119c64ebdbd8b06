// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Where files may be fetched from. The address comes out of an answer, and the access token goes
 * with the request: anything but the provider's own hosts would be a way to have both.
 */
public final class MediaHosts {
    private static final List<String> OF_META = List.of(".fbsbx.com", ".whatsapp.net");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private MediaHosts() {}

    public static boolean allows(URI file, URI apiBase) {
        if (file.getHost() == null || file.getUserInfo() != null) {
            return false;
        }
        String host = file.getHost().toLowerCase(Locale.ROOT);
        boolean sameServer = host.equalsIgnoreCase(apiBase.getHost())
                && apiBase.getScheme().equalsIgnoreCase(file.getScheme())
                && port(file) == port(apiBase);
        boolean meta = "https".equalsIgnoreCase(file.getScheme())
                && port(file) == 443
                && OF_META.stream().anyMatch(host::endsWith);
        return sameServer || meta;
    }

    /** Whether an address may be used as base: encrypted, or a server on this machine. */
    public static boolean allowsBase(URI base) {
        if (base.getHost() == null || base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
            return false;
        }
        return "https".equalsIgnoreCase(base.getScheme())
                || "http".equalsIgnoreCase(base.getScheme())
                        && LOOPBACK.contains(base.getHost().toLowerCase(Locale.ROOT));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
