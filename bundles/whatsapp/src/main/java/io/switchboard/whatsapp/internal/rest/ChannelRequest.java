// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.whatsapp.internal.application.NewCloudChannel;
import org.jspecify.annotations.Nullable;

/** The body that makes a channel. Its secrets are never given back. */
public record ChannelRequest(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String phoneNumberId,
        @Nullable String businessAccountId,
        @Nullable String accessToken,
        @Nullable String appSecret,
        @Nullable String verifyToken,
        @Nullable String apiBase) {

    boolean paired() {
        return "web".equals(kind);
    }

    NewCloudChannel wanted() {
        if (!"cloud".equals(kind)) {
            throw new InvalidInput(
                    "kind", "channel.kind_not_available", "Use the kind cloud for an official number, or web for a phone.");
        }
        return new NewCloudChannel(
                name, phoneNumberId, businessAccountId, accessToken, appSecret, verifyToken, apiBase);
    }

    @Override
    public String toString() {
        return "ChannelRequest[" + kind + ", " + name + "]";
    }
}
