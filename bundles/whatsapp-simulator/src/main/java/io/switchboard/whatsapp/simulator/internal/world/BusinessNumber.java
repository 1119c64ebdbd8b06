// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

/** A business's number with the account, token and app secret that belong to it. */
public record BusinessNumber(
        String phoneNumberId,
        String businessAccountId,
        String displayPhoneNumber,
        String businessName,
        String accessToken,
        String appSecret) {

    /** With another token and app secret. */
    public BusinessNumber with(String newAccessToken, String newAppSecret) {
        return new BusinessNumber(
                phoneNumberId, businessAccountId, displayPhoneNumber, businessName, newAccessToken, newAppSecret);
    }

    /** As webhooks and recipients write it: digits only. */
    public String digits() {
        return displayPhoneNumber.replaceAll("\\D", "");
    }
}
