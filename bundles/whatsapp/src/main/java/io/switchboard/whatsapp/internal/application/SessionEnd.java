// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * A session of the gateway to log out, which outlives the channel that had it.
 *
 * @param secret sealed, as it was stored
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SessionEnd(UUID channel, String session, byte[] secret) {

    String write(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static SessionEnd read(ObjectMapper json, String text) {
        try {
            return json.readValue(text, SessionEnd.class);
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
