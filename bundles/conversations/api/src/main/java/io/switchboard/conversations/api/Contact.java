// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.List;

/**
 * The person at the other end, as a channel knows them.
 *
 * @param addresses at least one; the first is the one to answer to
 * @param displayName the name the person shows, or the first address
 */
public record Contact(List<Address> addresses, String displayName) {
    public Contact {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("A contact has at least one address");
        }
    }

    public Address primary() {
        return addresses.get(0);
    }
}
