// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.api;

import java.util.List;

/** A customer in short. */
public record CustomerSummary(CustomerId id, String displayName, List<Identity> identities) {
    public CustomerSummary {
        identities = List.copyOf(identities);
    }

    /** One way to recognise the customer; unique in an organization by kind and value. */
    public record Identity(String kind, String value) {}
}
