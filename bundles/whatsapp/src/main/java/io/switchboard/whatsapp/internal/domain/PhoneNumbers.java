// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.domain;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the digits that WhatsApp uses into the one phone number a person has. In some countries
 * WhatsApp and people write the same mobile number in two ways; the table says which one counts.
 */
public final class PhoneNumbers {
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{6,14}");

    /** Argentine areas of three digits; 11 has two, all others have four. */
    private static final String ARGENTINE_AREA = "11|2(?:2[013]|3[067]|49|6[01346]|80|9[147-9])"
            + "|3(?:36|4[1-358]|5[138]|6[24]|7[069]|8[013578])";

    /** The first rule of a country that matches the national part decides. */
    private static final List<Rule> RULES = List.of(
            // Brazilian mobiles got a ninth digit, 9, between 2012 and 2016. Landlines begin with 2 to 5.
            rule("55", "([1-9][0-9])([689]\\d{7})", "$19$2"),
            // Mexico dropped the 1 before mobiles in 2019; WhatsApp still carries it.
            rule("52", "1(\\d{10})", "$1"),
            // Argentine mobiles carry a 9 from abroad and a 15 at home. The two never name different
            // people, since mobiles and landlines share one numbering; those with 4 are landlines.
            rule("54", "(?=\\d{12}$)(" + ARGENTINE_AREA + ")15(\\d{7,8})", "9$1$2"),
            rule("54", "(?=\\d{12}$)([23]\\d{3})15(\\d{6})", "9$1$2"),
            rule("54", "(?=\\d{10}$)(" + ARGENTINE_AREA + ")([235-8]\\d{6,7})", "9$1$2"),
            rule("54", "(?=\\d{10}$)(" + ARGENTINE_AREA + ")(\\d+)", "$1$2"),
            rule("54", "(?=\\d{10}$)([23]\\d{3})([235-8]\\d{5})", "9$1$2"));

    private PhoneNumbers() {}

    /**
     * The number in E.164 with plus.
     *
     * @param digits a wa_id or a phone number with its country code; punctuation is ignored
     * @return empty when the digits cannot be a phone number: nothing is guessed
     */
    public static Optional<String> canonical(String digits) {
        String plain = digits.replaceAll("[+ ().-]", "");
        if (!DIGITS.matcher(plain).matches()) {
            return Optional.empty();
        }
        String canonical = byRule(plain);
        String written = "+" + canonical;
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(written, null);
            boolean possible = numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            // The library drops what looks like a trunk prefix; such digits were no international number.
            return possible && numbers.format(number, PhoneNumberFormat.E164).equals(written)
                    ? Optional.of(written)
                    : Optional.empty();
        } catch (NumberParseException noCountry) {
            return Optional.empty();
        }
    }

    private static String byRule(String digits) {
        for (Rule rule : RULES) {
            if (digits.startsWith(rule.country())) {
                Matcher national = rule.national().matcher(digits.substring(rule.country().length()));
                if (national.matches()) {
                    return rule.country() + national.replaceFirst(rule.canonical());
                }
            }
        }
        return digits;
    }

    private static Rule rule(String country, String national, String canonical) {
        return new Rule(country, Pattern.compile(national), canonical);
    }

    private record Rule(String country, Pattern national, String canonical) {}
}
