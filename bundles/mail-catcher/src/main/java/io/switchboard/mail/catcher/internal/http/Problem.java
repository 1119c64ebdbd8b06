// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import java.util.Map;

/** A refusal, answered as {@code application/problem+json}. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Problem(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    Reply reply() {
        Map<String, Object> body = Map.of("status", status, "code", code, "detail", String.valueOf(getMessage()));
        return new Reply(status, "application/problem+json", Json.bytes(body), Map.of("Cache-Control", "no-store"));
    }
}
