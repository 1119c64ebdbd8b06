// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.switchboard.conversations.api.PhoneNumber;
import java.util.Optional;

/**
 * Turns the digits that WhatsApp uses into the one phone number a person has, unless they cannot be one.
 */
public final class PhoneNumbers {
    private PhoneNumbers() {}

    /**
     * The number in E.164 with plus.
     *
     * @param digits a wa_id or a phone number with its country code; punctuation is ignored
     * @return empty when the digits cannot be a phone number: nothing is guessed
     */
    public static Optional<String> canonical(String digits) {
        return PhoneNumber.of("+" + digits.replaceAll("[+ ().-]", ""))
                .map(PhoneNumber::e164)
                .filter(PhoneNumbers::isPossible);
    }

    private static boolean isPossible(String e164) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(e164, null);
            // The library drops what looks like a trunk prefix; such digits were no international number.
            return numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    && numbers.format(number, PhoneNumberFormat.E164).equals(e164);
        } catch (NumberParseException noCountry) {
            return false;
        }
    }
}
