// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.List;

/**
 * The provider took the message.
 *
 * @param providerMessageId by which delivery states will come
 * @param addresses addresses of the contact that the provider revealed
 */
public record SendReceipt(String providerMessageId, List<Address> addresses) {
    public SendReceipt {
        addresses = List.copyOf(addresses);
    }
}
