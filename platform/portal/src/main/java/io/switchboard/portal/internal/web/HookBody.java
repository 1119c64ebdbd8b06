// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.web.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a provider's call: raw bytes, since signatures are made over them. */
final class HookBody {
    static final int LIMIT = 5 * 1024 * 1024;

    private HookBody() {}

    static WebhookRequest read(HttpServletRequest request, String key) throws IOException {
        if (request.getContentLengthLong() > LIMIT) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw tooLarge();
        }
        return new WebhookRequest(request.getMethod(), key, headers(request), QueryString.parse(request.getQueryString()), body);
    }

    private static Refusal tooLarge() {
        return new Refusal(413, "request.too_large", "A call may hold 5 MB at most; send less at once.");
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), lower -> new ArrayList<>())
                    .addAll(Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
