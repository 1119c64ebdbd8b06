// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.event.Event;
import java.time.Instant;
import java.util.UUID;

/** An event as a handler sees it. */
record DeliveredEvent(StoredEvent stored, ObjectMapper mapper) implements Event {

    @Override
    public UUID id() {
        return stored.id();
    }

    @Override
    public String type() {
        return stored.type();
    }

    @Override
    public int schema() {
        return stored.schema();
    }

    @Override
    public String aggregate() {
        return stored.aggregate();
    }

    @Override
    public Instant occurredAt() {
        return stored.occurredAt();
    }

    @Override
    public String json() {
        return stored.json();
    }

    @Override
    public <T> T payload(Class<T> type) {
        try {
            return mapper.readValue(stored.json(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The payload of " + stored.type() + " does not fit " + type.getSimpleName(), e);
        }
    }
}
