// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file to fetch, as the job carries it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record MediaTask(UUID channel, String media, @Nullable String name, @Nullable String mediaType) {

    String key() {
        return channel + ":" + media;
    }

    String write(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static MediaTask read(ObjectMapper json, String text) {
        try {
            return json.readValue(text, MediaTask.class);
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    /** What to call the file when its sender gave no name. */
    String fileName() {
        if (name != null) {
            return name;
        }
        String subtype = mediaType == null ? "bin" : mediaType.replaceAll(";.*", "").replaceAll(".*/", "").strip();
        return "whatsapp-" + media.replaceAll("[^A-Za-z0-9_-]", "_") + "." + subtype.replaceAll("[^A-Za-z0-9]", "");
    }
}
