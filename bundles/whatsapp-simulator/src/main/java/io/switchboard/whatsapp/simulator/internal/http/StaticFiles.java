// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The phone page and the theme, out of this bundle. */
public final class StaticFiles {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private static final String POLICY =
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'";

    private StaticFiles() {}

    public static void addTo(Router router) {
        router.add("GET", "/", call -> file("/phone/index.html"));
        router.add("GET", "/phone/{name}", call -> file("/phone/" + call.variable("name")));
        router.add("GET", "/theme/{name}", call -> file("/META-INF/resources/theme/" + call.variable("name")));
        router.add("GET", "/theme/fonts/{name}", call -> file("/META-INF/resources/theme/fonts/" + call.variable("name")));
    }

    private static Reply file(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        try (InputStream in = type == null || path.contains("..") ? null : StaticFiles.class.getResourceAsStream(path)) {
            if (type == null || in == null) {
                throw Refused.notFound("There is no such file.");
            }
            // No caching: an update of the bundle changes the files under the same address.
            return Reply.bytes(type, in.readAllBytes(), Map.of("Cache-Control", "no-cache", "Content-Security-Policy", POLICY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
