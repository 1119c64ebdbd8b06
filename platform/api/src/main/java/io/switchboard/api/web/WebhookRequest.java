// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call from a provider.
 *
 * @param key the last segment of the address
 * @param headers by lower-case name
 * @param query decoded parameters
 * @param body the raw bytes as received
 */
public record WebhookRequest(
        String method, String key, Map<String, List<String>> headers, Map<String, List<String>> query, byte[] body) {

    public Optional<String> header(String name) {
        return first(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return first(query.get(name));
    }

    private static Optional<String> first(@org.jspecify.annotations.Nullable List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
