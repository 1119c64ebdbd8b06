// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Ends a call with an answer other than success. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    public Refused(int status, JsonNode body) {
        super("HTTP " + status, null, false, false);
        this.reply = Reply.json(status, body);
    }

    /** A refusal of the control API: one sentence. */
    public Refused(int status, String sentence) {
        this(status, Json.object().put("error", sentence));
    }

    public static Refused badRequest(String sentence) {
        return new Refused(400, sentence);
    }

    public static Refused notFound(String sentence) {
        return new Refused(404, sentence);
    }

    public Reply reply() {
        return reply;
    }
}
