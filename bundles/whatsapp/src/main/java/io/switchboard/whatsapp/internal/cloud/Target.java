// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import java.util.List;

/**
 * Whom a webhook concerns. An account's webhooks go to one address, so the numbers of one account
 * share the address of the channel that subscribed last: the body says which number is meant.
 *
 * @param addressed the channel at whose address the call came
 * @param all the channels of the organization
 */
public record Target(ChannelId addressed, List<CloudChannel> all) {
    public Target {
        all = List.copyOf(all);
    }

    /** The channel of the number; a number that is not connected here counts for the addressed channel. */
    ChannelId number(String phoneNumberId) {
        return all.stream()
                .filter(channel -> channel.phoneNumberId().equals(phoneNumberId))
                .map(CloudChannel::id)
                .findFirst()
                .orElse(addressed);
    }

    /** The channels of the account. */
    List<ChannelId> account(String businessAccountId) {
        List<ChannelId> found = all.stream()
                .filter(channel -> channel.businessAccountId().equals(businessAccountId))
                .map(CloudChannel::id)
                .toList();
        return found.isEmpty() ? List.of(addressed) : found;
    }
}
