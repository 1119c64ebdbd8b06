// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import org.jspecify.annotations.Nullable;

/**
 * A customer with a phone. Somebody with a username may hide the number: then {@code phone} and
 * {@code waId} are null and only the business-scoped user id remains.
 *
 * @param online off: messages stay at one tick until it returns
 * @param readReceipts off: two grey ticks
 * @param autoRead reads by itself while no phone page is open
 * @param reachable off: messages fail as undeliverable
 */
public record CustomerPhone(
        String id,
        String name,
        @Nullable String phone,
        @Nullable String waId,
        @Nullable String userId,
        @Nullable String username,
        boolean online,
        boolean readReceipts,
        boolean autoRead,
        boolean reachable) {

    public static CustomerPhone withNumber(String id, String name, String phone) {
        return new CustomerPhone(id, name, phone, phone.replaceAll("\\D", ""), null, null, true, true, true, true);
    }

    /** What the customer is addressed by: the WhatsApp id, else the business-scoped user id. */
    public String address() {
        String best = waId != null ? waId : userId;
        if (best == null) {
            throw new IllegalStateException("A customer needs a WhatsApp id or a user id");
        }
        return best;
    }
}
