// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.api;

import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Customers of the current organization. Joins the running transaction. */
@ProviderType
public interface Customers {

    Optional<CustomerSummary> find(CustomerId id);

    /** The customer of a conversation, once it has been recognised. */
    Optional<CustomerSummary> ofConversation(UUID conversation);
}
