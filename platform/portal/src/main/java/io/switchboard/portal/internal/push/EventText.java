// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Events as JSON on the wire: {@code {id, type, occurredAt, data, cursor}}. */
final class EventText {
    private static final JsonFactory JSON = new JsonFactory();

    private EventText() {}

    static String of(FeedEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", event.id());
            json.writeStringField("type", event.type());
            json.writeStringField("occurredAt", event.occurredAt().toString());
            json.writeFieldName("data");
            json.writeRawValue(event.json().isBlank() ? "{}" : event.json());
            if (!event.cursor().isEmpty()) {
                json.writeStringField("cursor", event.cursor());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** A note of the portal itself, which is no event and has no cursor. */
    static FeedEvent note(String type, Instant at, Map<String, String> data) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> member : data.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new FeedEvent("", "", type, at, "", text.toString());
    }
}
