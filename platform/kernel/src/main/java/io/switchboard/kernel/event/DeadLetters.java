// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.event;

import io.switchboard.api.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events that a module did not take however often it was asked. They wait here for the operator. */
public interface DeadLetters {

    /** Of all organizations, the newest first. */
    List<DeadLetter> list(int limit);

    /**
     * Delivers it once more, with as many attempts as a new event has.
     *
     * @throws io.switchboard.api.problem.NotFound when it is no dead letter, or none any more
     */
    void retry(String id);

    /**
     * An event and why a module did not take it. What the event says is not here: it may be private.
     *
     * @param id of the module and the event
     * @param event the event's id, under which the log has the failure
     */
    record DeadLetter(
            String id,
            OrganizationId organization,
            String module,
            UUID event,
            String type,
            Instant occurredAt,
            Instant failedAt,
            int attempts,
            String reason) {}
}
