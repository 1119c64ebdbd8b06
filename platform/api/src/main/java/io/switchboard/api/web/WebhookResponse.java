// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The answer to a provider. */
public record WebhookResponse(int status, String contentType, byte[] body, Map<String, String> headers) {

    public static WebhookResponse status(int status) {
        return new WebhookResponse(status, "text/plain", new byte[0], Map.of());
    }

    public static WebhookResponse text(int status, String text) {
        return new WebhookResponse(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static WebhookResponse retryAfter(int seconds) {
        return new WebhookResponse(503, "text/plain", new byte[0], Map.of("Retry-After", Integer.toString(seconds)));
    }
}
