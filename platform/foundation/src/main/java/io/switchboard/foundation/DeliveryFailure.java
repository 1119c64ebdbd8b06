// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.util.Locale;

/**
 * Why a mail did not reach its receiver, by the enhanced status code (RFC 3463) that a mail server gave. In our words:
 * what a server writes may quote the mail.
 */
public enum DeliveryFailure {
    NO_MAILBOX("There is no such mailbox", "Check the address for a typing error, and use the right one.", true),
    NO_DOMAIN("Nobody takes mails for this domain", "Check what stands after the @, and use the right address.", true),
    CLOSED("The mailbox takes no mails", "Ask the person for another address.", true),
    FULL("The mailbox is full", "Ask the person to make room, then allow the address again.", true),
    REFUSED("The receiver’s mail server refuses this address", "Check the address, or ask the person for another one.", true),
    POLICY(
            "The receiver’s mail server refuses mails from this installation",
            "Ask the operator to check SPF, DKIM and DMARC of the sender’s domain.",
            false),
    EXPIRED("The receiver’s mail server could not be reached for days", "Send it again later.", false),
    OTHER("The receiver’s mail server refuses this mail", "Ask the operator to look into the mail server’s log.", false),
    HELD_BACK("Mails to this address came back before", "Correct the address; or, if it is right, send this mail again.", false);

    private final String reason;
    private final String fix;
    private final boolean isAboutAddress;

    DeliveryFailure(String reason, String fix, boolean isAboutAddress) {
        this.reason = reason;
        this.fix = fix;
        this.isAboutAddress = isAboutAddress;
    }

    /** A sentence without an end mark. */
    public String reason() {
        return reason;
    }

    /** What to do, in a sentence. */
    public String fix() {
        return fix;
    }

    /** Whether the next mail there would fail alike. */
    public boolean isAboutAddress() {
        return isAboutAddress;
    }

    /** As the API and the rows have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static DeliveryFailure of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** @param status such as {@code 5.1.1} */
    public static DeliveryFailure ofStatus(String status) {
        String[] parts = status.strip().split("\\.");
        if (parts.length < 3 || !parts[0].equals("5")) {
            return EXPIRED;
        }
        return switch (parts[1]) {
            case "0" -> REFUSED;
            case "1" -> parts[2].equals("2") || parts[2].equals("10") ? NO_DOMAIN : ofAddress(parts[2]);
            case "2" -> parts[2].equals("2") ? FULL : CLOSED;
            case "4" -> NO_DOMAIN;
            case "7" -> POLICY;
            default -> OTHER;
        };
    }

    /** The codes from 7 on are about our own address. */
    private static DeliveryFailure ofAddress(String detail) {
        return detail.equals("7") || detail.equals("8") ? OTHER : NO_MAILBOX;
    }
}
