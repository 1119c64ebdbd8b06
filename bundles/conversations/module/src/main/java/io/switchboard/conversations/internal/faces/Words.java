// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.ChannelState;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the pages name and picture what the domain only knows by key. */
final class Words {
    private static final Set<String> PICTURED = Set.of("whatsapp", "mail", "phone", "globe");

    private Words() {}

    /** The first letters of the first and the last word, as an avatar shows them. */
    static String initials(String name) {
        List<String> words = List.of(name.strip().split("\\s+"));
        String first = firstLetter(words.get(0));
        String last = words.size() > 1 ? firstLetter(words.get(words.size() - 1)) : "";
        String both = (first + last).toUpperCase(Locale.ROOT);
        return both.isEmpty() ? "?" : both;
    }

    private static String firstLetter(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A channel kind is named {@code family-variant}; a family without a picture of its own gets the globe. */
    static String icon(String channelKind) {
        String family = channelKind.split("-", 2)[0];
        if (family.equals("email")) {
            return "mail";
        }
        return PICTURED.contains(family) ? family : "globe";
    }

    static String tone(String channelState) {
        return switch (ChannelState.valueOf(channelState.toUpperCase(Locale.ROOT))) {
            case CONNECTED -> "good";
            case DEGRADED, DISCONNECTED -> "warn";
            case LOGGED_OUT, BANNED -> "bad";
            case CREATED, PAIRING, CONNECTING -> "info";
            case DISABLED -> "hollow";
        };
    }

    /** A WhatsApp id is a telephone number without its plus. */
    static String address(Address address) {
        boolean number = address.kind().equals(Address.WHATSAPP)
                && address.value().chars().allMatch(Character::isDigit);
        return number ? "+" + address.value() : address.value();
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double kilobytes = bytes / 1024.0;
        if (kilobytes < 1024) {
            return Math.round(kilobytes) + " KB";
        }
        return String.format(Locale.ROOT, "%.1f MB", kilobytes / 1024);
    }
}
