// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.domain;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.conversations.api.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kind and the normalised value that a customer is recognised by.
 *
 * @param kind {@code phone}, {@code whatsapp}, {@code bsuid}, {@code email} or {@code external}
 */
public record IdentityKey(String kind, String value) {
    private static final Set<String> KINDS = Set.of("phone", "whatsapp", "bsuid", "email", "external");

    /**
     * Normalises what a person typed or a channel told.
     *
     * @param field where to show what is wrong
     */
    public static IdentityKey of(String kind, String raw, String field) {
        if (!KINDS.contains(kind)) {
            throw new InvalidInput(field, "crm.unknown_identity_kind",
                    "The kind " + kind + " is unknown; use one of " + String.join(", ", KINDS.stream().sorted().toList()) + ".");
        }
        String value = raw.strip();
        if (value.isEmpty()) {
            throw new InvalidInput(field, "crm.identity_empty", "The identity has no value; enter one or remove it.");
        }
        return new IdentityKey(kind, switch (kind) {
            case "phone" -> phone(value, field);
            case "email" -> email(value, field);
            case "whatsapp" -> value.replaceAll("[^0-9]", "");
            default -> value;
        });
    }

    /** The key, and the phone number that a WhatsApp id stands for: who is known by one is known by both. */
    public Stream<IdentityKey> withImplied() {
        return Stream.concat(
                Stream.of(this),
                kind.equals("whatsapp") ? number("+" + value).map(number -> new IdentityKey("phone", number)).stream() : Stream.of());
    }

    private static String phone(String value, String field) {
        return number(value).orElseThrow(() -> notAPhone(field));
    }

    /** In the spelling that all channels use, or empty when it cannot be a phone number. */
    private static Optional<String> number(String value) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            // Spelled first: the library thinks the other spelling of a Mexican mobile too long.
            return PhoneNumber.of(numbers.format(numbers.parse(value, null), PhoneNumberFormat.E164))
                    .map(PhoneNumber::e164)
                    .filter(number -> numbers.isPossibleNumber(number, null));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static InvalidInput notAPhone(String field) {
        return new InvalidInput(field, "crm.phone_invalid",
                "This is not a phone number; write it with its country code, such as +351 912 004 318.");
    }

    private static String email(String value, String field) {
        int at = value.indexOf('@');
        if (at < 1 || at == value.length() - 1 || value.indexOf(' ') >= 0) {
            throw new InvalidInput(field, "crm.email_invalid", "This is not an e-mail address; write it like ana@example.com.");
        }
        return value.toLowerCase(Locale.ROOT);
    }
}
