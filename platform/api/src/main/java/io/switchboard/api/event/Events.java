// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.event;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells a fact. It is stored in the caller's transaction and told after the commit: to the handlers
 * of every module that listens and is in the organization's plan, and to the organization's signed-in
 * clients. Bundle-scoped.
 */
@ProviderType
public interface Events {

    /**
     * Publishes a fact in the running transaction.
     *
     * @param type {@code area.fact}
     * @param aggregate what it is about; delivery is ordered within it
     * @param payload a record, stored as JSON; ids, states and short texts, no secrets
     * @return the event's id
     * @throws IllegalStateException without a transaction
     */
    UUID publish(String type, String aggregate, Record payload);

    /**
     * Publishes a fact that not every client of the organization is told of.
     *
     * @param audience which clients are told
     * @return the event's id
     * @throws IllegalStateException without a transaction
     */
    UUID publish(String type, String aggregate, Record payload, Audience audience);
}
