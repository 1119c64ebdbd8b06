// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import static io.switchboard.foundation.internal.organization.CheckDigits.completesEleven;
import static io.switchboard.foundation.internal.organization.CheckDigits.completesElevenOrNought;
import static io.switchboard.foundation.internal.organization.CheckDigits.completesTen;
import static io.switchboard.foundation.internal.organization.CheckDigits.isLuhn;
import static io.switchboard.foundation.internal.organization.CheckDigits.isMod97;
import static io.switchboard.foundation.internal.organization.CheckDigits.last;
import static io.switchboard.foundation.internal.organization.CheckDigits.weighted;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The forms and check digits of companies' tax numbers. Whether a number was given out only the country's office knows;
 * this finds what was mistyped.
 *
 * <p>The rules are those that the offices publish: for the European Union the forms of VIES
 * (ec.europa.eu/taxation_customs/vies) and the check digits of the Commission's "VAT Identification Numbers: check
 * algorithms"; for the United Kingdom HMRC's notice 700/12; for Switzerland the UID register's (bfs.admin.ch, "UID: Struktur
 * und Prüfziffer"); for Norway Brønnøysundregistrene; for Brazil the Receita Federal's Instrução Normativa 2.229/2024, with
 * letters; for the United States the prefixes of the IRS ("How EINs are assigned and valid EIN prefixes").
 */
final class TaxIds {
    private static final Rule ANYWHERE = rule("[A-Z0-9]{4,20}");
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("AT", rule("U\\d{8}", TaxIds::isAustrian)),
            Map.entry("BE", rule("[01]\\d{9}", n -> 97 - number(n, 0, 8) % 97 == number(n, 8, 10))),
            Map.entry("BG", rule("\\d{9,10}", n -> n.length() == 10 || isStepped(n, 10))),
            Map.entry("BR", rule("[A-Z0-9]{12}\\d{2}", TaxIds::isBrazilian)),
            Map.entry("CH", rule("E\\d{9}(MWST|TVA|IVA)?", n -> completesEleven(n.substring(1, 10), 5, 4, 3, 2, 7, 6, 5, 4))),
            Map.entry("CY", rule("\\d{8}[A-Z]", TaxIds::isCypriot)),
            Map.entry("CZ", rule("\\d{8,10}", n -> n.length() > 8 || (11 - weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == last(n))),
            Map.entry("DE", rule("[1-9]\\d{8}", CheckDigits::isMod11And10)),
            Map.entry("DK", rule("[1-9]\\d{7}", n -> weighted(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)),
            Map.entry("EE", rule("\\d{9}", n -> completesTen(n, 3, 7, 1, 3, 7, 1, 3, 7))),
            Map.entry("ES", rule("[A-Z0-9]\\d{7}[A-Z0-9]", SpanishTaxIds::isValid)),
            Map.entry("FI", rule("\\d{8}", n -> completesEleven(n, 7, 9, 10, 5, 8, 4, 2))),
            Map.entry("FR", rule("[A-HJ-NP-Z0-9]{2}\\d{9}", TaxIds::isFrench)),
            Map.entry("GB", rule("\\d{9}|\\d{12}|GD[0-4]\\d{2}|HA[5-9]\\d{2}", n -> n.length() == 5 || isBritish(n))),
            Map.entry("GR", rule("\\d{9}", n -> weighted(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == last(n))),
            Map.entry("HR", rule("\\d{11}", CheckDigits::isMod11And10)),
            Map.entry("HU", rule("\\d{8}", n -> completesTen(n, 9, 7, 3, 1, 9, 7, 3))),
            Map.entry("IE", rule("\\d[A-Z0-9+*]\\d{5}[A-W][A-I]?", TaxIds::isIrish)),
            Map.entry("IT", rule("\\d{11}", CheckDigits::isLuhn)),
            Map.entry("LT", rule("\\d{9}|\\d{12}", n -> isStepped(n, 9))),
            Map.entry("LU", rule("\\d{8}", n -> number(n, 0, 6) % 89 == number(n, 6, 8))),
            Map.entry("LV", rule("\\d{11}", n -> n.charAt(0) < '4' || weighted(n, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3)),
            Map.entry("MT", rule("\\d{8}", n -> weighted(n, 3, 4, 6, 7, 8, 9, 10, 1) % 37 == 0)),
            Map.entry("MX", rule("[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}")),
            Map.entry("NL", rule("\\d{9}B\\d{2}", n -> weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == CheckDigits.digit(n, 8) || isMod97("NL" + n))),
            Map.entry("NO", rule("\\d{9}(MVA)?", n -> completesEleven(n.substring(0, 9), 3, 2, 7, 6, 5, 4, 3, 2))),
            Map.entry("PL", rule("\\d{10}", n -> weighted(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(n))),
            Map.entry("PT", rule("[1-9]\\d{8}", n -> completesElevenOrNought(n, 9, 8, 7, 6, 5, 4, 3, 2))),
            Map.entry("RO", rule("[1-9]\\d{1,9}", TaxIds::isRomanian)),
            Map.entry("SE", rule("\\d{10}(01)?", n -> isLuhn(n.substring(0, 10)))),
            Map.entry("SI", rule("[1-9]\\d{7}", TaxIds::isSlovenian)),
            Map.entry("SK", rule("[1-9]\\d{9}", n -> Long.parseLong(n) % 11 == 0)),
            Map.entry("US", rule("(0[1-6]|1[0-6]|2[0-7]|3\\d|4[0-8]|5\\d|6[0-8]|7[1-7]|8[0-8]|9[0-589])\\d{7}")));
    private static final Map<String, String> OTHER_PREFIXES = Map.of("GR", "EL");
    private static final String IRISH = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final int[] CYPRIOT_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
    private static final int[] BRAZILIAN = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};

    /** What a number looks like without the letters of its country, and what its digits must come to. */
    private record Rule(Pattern form, Predicate<String> sums) {
        boolean takes(String number) {
            return form.matcher(number).matches() && sums.test(number);
        }
    }

    private TaxIds() {}

    /** As it is stored: without spaces, dots and dashes. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s./\\-]", "").toUpperCase(Locale.ROOT);
    }

    /** @param country empty when it is not known */
    static boolean isWellFormed(String country, String plain) {
        String prefix = OTHER_PREFIXES.getOrDefault(country, country);
        Rule rule = RULES.getOrDefault(country, ANYWHERE);
        return rule.takes(plain) || plain.startsWith(prefix) && rule.takes(plain.substring(prefix.length()));
    }

    private static boolean isAustrian(String number) {
        int sum = 4;
        for (int i = 1; i < 8; i++) {
            sum += CheckDigits.digitSum(CheckDigits.digit(number, i) * (i % 2 == 0 ? 2 : 1));
        }
        return (10 - sum % 10) % 10 == last(number);
    }

    /** The weights count up to the highest and begin again; from three on where that comes to ten. */
    private static boolean isStepped(String number, int highest) {
        int check = 0;
        int other = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            check += CheckDigits.digit(number, i) * (1 + i % highest);
            other += CheckDigits.digit(number, i) * (1 + (i + 2) % highest);
        }
        return (check % 11 == 10 ? other % 11 % 10 : check % 11) == last(number);
    }

    /** Letters count by their place in ASCII after the nought. */
    private static boolean isBrazilian(String number) {
        return isBrazilian(number, 12) && isBrazilian(number, 13) && !number.matches("0+");
    }

    private static boolean isBrazilian(String number, int at) {
        int sum = 0;
        for (int i = 0; i < at; i++) {
            sum += (number.charAt(i) - '0') * BRAZILIAN[BRAZILIAN.length - at + i];
        }
        int rest = sum % 11;
        return (rest < 2 ? 0 : 11 - rest) == CheckDigits.digit(number, at);
    }

    private static boolean isCypriot(String number) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int digit = CheckDigits.digit(number, i);
            sum += i % 2 == 0 ? CYPRIOT_ODD[digit] : digit;
        }
        return number.charAt(8) == 'A' + sum % 26;
    }

    /** Numbers of Monaco, which begin with noughts, are not the French register's. */
    private static boolean isFrench(String number) {
        String siren = number.substring(2);
        boolean isKnown = siren.startsWith("000") || isLuhn(siren);
        boolean isKeyed = number.substring(0, 2).matches("\\d{2}");
        return isKnown && (!isKeyed || (12 + 3 * (number(siren, 0, 9) % 97)) % 97 == number(number, 0, 2));
    }

    private static boolean isBritish(String number) {
        int sum = weighted(number, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
        return sum == 0 || sum == 42;
    }

    /** Older numbers have a letter in second place. */
    private static boolean isIrish(String number) {
        boolean isOld = !Character.isDigit(number.charAt(1));
        String digits = isOld ? "0" + number.substring(2, 7) + number.charAt(0) : number.substring(0, 7);
        int second = number.length() > 8 ? 9 * (number.charAt(8) - 'A' + 1) : 0;
        return IRISH.charAt((weighted(digits, 8, 7, 6, 5, 4, 3, 2) + second) % 23) == number.charAt(7);
    }

    private static boolean isRomanian(String number) {
        String whole = "0".repeat(10 - number.length()) + number;
        return weighted(whole, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == last(whole);
    }

    private static boolean isSlovenian(String number) {
        int check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check < 11 && check % 10 == last(number);
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    private static Rule rule(String form) {
        return rule(form, number -> true);
    }

    private static Rule rule(String form, Predicate<String> sums) {
        return new Rule(Pattern.compile(form), sums);
    }
}
