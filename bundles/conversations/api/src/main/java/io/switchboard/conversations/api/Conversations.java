// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** What other modules ask about conversations of the current organization. Joins the running transaction. */
@ProviderType
public interface Conversations {

    Optional<ConversationSummary> find(ConversationId id);

    /** Conversations linked to a customer, latest first, at most 50. */
    List<ConversationSummary> ofCustomer(UUID customer);

    /** Says who the contact is; shown in the inbox from now on. Also for later conversations with the same address. */
    void linkCustomer(ConversationId id, UUID customer, String displayName);
}
