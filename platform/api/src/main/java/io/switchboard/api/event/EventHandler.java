// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.event;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives facts. Registered as a service with {@link EventTypes}. Called by the platform, one at a
 * time per module, in order within an aggregate, in a transaction of the event's organization that
 * commits when it returns; an exception rolls back and the delivery is repeated, then shown to the
 * operator as a dead letter. A module that is stopped, swapped or outside the plan gets what it
 * missed when it is back.
 */
@ConsumerType
@FunctionalInterface
public interface EventHandler {
    void handle(Event event) throws Exception;
}
