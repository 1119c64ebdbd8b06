// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.file.StoredFile;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What keeps a browser from running a file: only what was recognised as picture, sound or film is shown. */
final class FileHeaders {
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private FileHeaders() {}

    static void write(HttpServletResponse response, StoredFile file) {
        boolean isShown = isShown(file.mediaType());
        response.setContentType(isShown ? file.mediaType() : "application/octet-stream");
        response.setHeader("Content-Disposition", (isShown ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded(file.name()));
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "private, max-age=240");
        response.setHeader("Accept-Ranges", "bytes");
    }

    static boolean isShown(String mediaType) {
        return PICTURES.contains(mediaType) || mediaType.startsWith("audio/") || mediaType.startsWith("video/");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
