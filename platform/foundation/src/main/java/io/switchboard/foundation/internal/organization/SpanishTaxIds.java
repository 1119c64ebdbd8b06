// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

/**
 * The NIF of Spain: of companies (CIF), of citizens (DNI) and of foreigners (NIE). Real Decreto 1065/2007, articles 18 to 22,
 * and Orden EHA/451/2008.
 */
final class SpanishTaxIds {
    private static final String OF_PERSON = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String OF_COMPANY = "JABCDEFGHI";
    private static final String FOREIGNERS = "XYZ";
    /** Children, people abroad and foreigners without a number of their own. */
    private static final String WITHOUT = "KLM";
    private static final String BY_LETTER = "NPQRSW";
    private static final String BY_DIGIT = "ABEH";
    private static final String BY_EITHER = "CDFGJUV";

    private SpanishTaxIds() {}

    /** @param number a character, seven digits and another character */
    static boolean isValid(String number) {
        char first = number.charAt(0);
        char control = number.charAt(8);
        if (Character.isDigit(first)) {
            return person(number.substring(0, 8)) == control;
        }
        if (FOREIGNERS.indexOf(first) >= 0) {
            return person(FOREIGNERS.indexOf(first) + number.substring(1, 8)) == control;
        }
        if (WITHOUT.indexOf(first) >= 0) {
            return OF_COMPANY.charAt(company(number)) == control || person(number.substring(1, 8)) == control;
        }
        boolean isLetter = OF_COMPANY.charAt(company(number)) == control;
        boolean isDigit = '0' + company(number) == control;
        return BY_LETTER.indexOf(first) >= 0 && isLetter
                || BY_DIGIT.indexOf(first) >= 0 && isDigit
                || BY_EITHER.indexOf(first) >= 0 && (isLetter || isDigit);
    }

    private static char person(String digits) {
        return OF_PERSON.charAt(Integer.parseInt(digits) % OF_PERSON.length());
    }

    private static int company(String number) {
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            int digit = CheckDigits.digit(number, i);
            sum += i % 2 == 0 ? digit : CheckDigits.digitSum(2 * digit);
        }
        return (10 - sum % 10) % 10;
    }
}
