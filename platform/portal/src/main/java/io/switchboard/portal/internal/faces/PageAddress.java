// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How addresses of pages are written. */
final class PageAddress {
    /** The query parameter of form actions that names the generation; no page may use it for itself. */
    static final String REVISION = "sb-revision";

    private PageAddress() {}

    static String withoutExtension(String address) {
        int end = endOfPath(address);
        String path = address.substring(0, end);
        return path.endsWith(ModuleViewId.SUFFIX)
                ? path.substring(0, path.length() - ModuleViewId.SUFFIX.length()) + address.substring(end)
                : address;
    }

    static String withRevision(String address, String revision) {
        return address + (address.contains("?") ? "&" : "?") + REVISION + "="
                + URLEncoder.encode(revision, StandardCharsets.UTF_8);
    }

    static String withoutRevision(String address) {
        int question = address.indexOf('?');
        if (question < 0) {
            return address;
        }
        int hash = address.indexOf('#', question);
        String query = address.substring(question + 1, hash < 0 ? address.length() : hash);
        String fragment = hash < 0 ? "" : address.substring(hash);
        String kept = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.startsWith(REVISION + "="))
                .collect(Collectors.joining("&"));
        return address.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept) + fragment;
    }

    private static int endOfPath(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '?' || c == '#' || c == ';') {
                return i;
            }
        }
        return address.length();
    }
}
