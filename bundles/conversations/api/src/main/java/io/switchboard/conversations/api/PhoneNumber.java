// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone number in the one spelling that an {@link Address} of the kind {@code phone} has. In some
 * countries the same mobile number is written in two ways; a person has one number here however it was
 * learnt, from a channel or by hand. Whether anybody has the number is not known by its form.
 *
 * @param e164 with plus; given in any spelling, kept in the one that counts
 */
public record PhoneNumber(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

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

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("A phone number has a plus and 7 to 15 digits with its country code");
        }
        e164 = "+" + spelled(e164.substring(1));
    }

    /** The number, or empty when the text is no international number of 7 to 15 digits behind a plus. */
    public static Optional<PhoneNumber> of(String text) {
        return E164.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
    }

    private static String spelled(String digits) {
        for (Rule rule : RULES) {
            if (digits.startsWith(rule.country())) {
                Matcher national = rule.national().matcher(digits.substring(rule.country().length()));
                if (national.matches()) {
                    return rule.country() + national.replaceFirst(rule.spelling());
                }
            }
        }
        return digits;
    }

    private static Rule rule(String country, String national, String spelling) {
        return new Rule(country, Pattern.compile(national), spelling);
    }

    private record Rule(String country, Pattern national, String spelling) {}

    @Override
    public String toString() {
        return e164;
    }
}
