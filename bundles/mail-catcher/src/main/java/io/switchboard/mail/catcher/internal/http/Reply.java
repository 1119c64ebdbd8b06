// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import java.util.Map;

/** One HTTP answer. */
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    static Reply json(Object value, Map<String, String> headers) {
        return new Reply(200, "application/json", Json.bytes(value), headers);
    }

    static Reply bytes(String contentType, byte[] body, Map<String, String> headers) {
        return new Reply(200, contentType, body, headers);
    }

    static Reply empty(int status) {
        return new Reply(status, "", new byte[0], Map.of());
    }
}
