// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import java.util.Map;

/** One HTTP answer. */
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    /** Cuts the connection instead of answering. */
    public static final Reply NONE = new Reply(0, "", new byte[0], Map.of());

    public static Reply json(int status, Object value) {
        return new Reply(status, "application/json; charset=utf-8", Json.bytes(value), Map.of("Cache-Control", "no-store"));
    }

    public static Reply ok(Object value) {
        return json(200, value);
    }

    public static Reply created(Object value) {
        return json(201, value);
    }

    public static Reply noContent() {
        return new Reply(204, "", new byte[0], Map.of());
    }

    public static Reply bytes(String contentType, byte[] body, Map<String, String> headers) {
        return new Reply(200, contentType, body, headers);
    }
}
