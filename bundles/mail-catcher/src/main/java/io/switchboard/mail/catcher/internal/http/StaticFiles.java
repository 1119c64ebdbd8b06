// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The page and the theme, out of this bundle. */
public final class StaticFiles {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private StaticFiles() {}

    public static void addTo(Router router) {
        router.add("GET", "/", call -> file("/mail/index.html"));
        router.add("GET", "/mail/{name}", call -> file("/mail/" + call.variable("name")));
        router.add("GET", "/theme/{name}", call -> file("/META-INF/resources/theme/" + call.variable("name")));
        router.add("GET", "/theme/fonts/{name}", call -> file("/META-INF/resources/theme/fonts/" + call.variable("name")));
    }

    private static Reply file(String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        try (InputStream in = type == null || path.contains("..") ? null : StaticFiles.class.getResourceAsStream(path)) {
            if (type == null || in == null) {
                throw new Problem(404, "request.not_found", "There is no such file.");
            }
            // Asked for anew each time: an update of the bundle changes the files under the same address.
            return Reply.bytes(type, in.readAllBytes(), Map.of("Cache-Control", "no-cache", "Content-Security-Policy", POLICY));
        }
    }
}
