// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

/**
 * One way to reach or recognise a contact.
 *
 * @param kind {@code phone} (as {@link PhoneNumber} spells it), {@code whatsapp} (wa_id), {@code bsuid}
 *     (business-scoped user id), {@code email} or a kind of the channel's own
 * @param value normalised by the channel
 */
public record Address(String kind, String value) {
    public static final String PHONE = "phone";
    public static final String WHATSAPP = "whatsapp";
    public static final String BUSINESS_SCOPED_USER = "bsuid";
}
