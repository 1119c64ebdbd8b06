// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.event;

import java.time.Instant;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** A committed fact of the current organization. */
@ProviderType
public interface Event {

    /** Stable across redeliveries: handlers are idempotent by it. */
    UUID id();

    /** {@code area.fact} in the past tense, such as {@code message.received}. */
    String type();

    /** The version of the payload's schema; readers tolerate unknown fields. */
    int schema();

    /** What the fact is about, such as {@code conversation:0190…}; delivery is ordered within it. */
    String aggregate();

    Instant occurredAt();

    /** The payload as JSON. */
    String json();

    /** The payload read into a record of the handler's own choice; unknown fields are ignored. */
    <T> T payload(Class<T> type);
}
