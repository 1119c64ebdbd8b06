// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

/** The sums that numbers carry to be known from slips; all take digits only, unless they say otherwise. */
final class CheckDigits {
    private static final int ELEVEN = 11;
    private static final int TEN = 10;

    private CheckDigits() {}

    static int digit(String number, int at) {
        return Character.digit(number.charAt(at), TEN);
    }

    /** Each of the first digits by its weight. */
    static int weighted(String number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(number, i) * weights[i];
        }
        return sum;
    }

    static int last(String number) {
        return digit(number, number.length() - 1);
    }

    /** The last digit completes the weighted sum to a multiple of eleven; where that would be ten, there is no number. */
    static boolean completesEleven(String number, int... weights) {
        return (ELEVEN - weighted(number, weights) % ELEVEN) % ELEVEN == last(number);
    }

    /** As {@link #completesEleven}, but ten is written as nought. */
    static boolean completesElevenOrNought(String number, int... weights) {
        return (ELEVEN - weighted(number, weights) % ELEVEN) % ELEVEN % TEN == last(number);
    }

    static boolean completesTen(String number, int... weights) {
        return (TEN - weighted(number, weights) % TEN) % TEN == last(number);
    }

    /** Every second digit from the right is doubled (ISO/IEC 7812). */
    static boolean isLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = digit(number, number.length() - 1 - i);
            sum += i % 2 == 0 ? digit : digitSum(2 * digit);
        }
        return sum % TEN == 0;
    }

    static int digitSum(int number) {
        return number / TEN + number % TEN;
    }

    /** ISO/IEC 7064, MOD 11,10. */
    static boolean isMod11And10(String number) {
        int check = TEN;
        for (int i = 0; i < number.length() - 1; i++) {
            int sum = (check + digit(number, i)) % TEN;
            check = (sum == 0 ? TEN : sum) * 2 % ELEVEN;
        }
        return (check + last(number)) % TEN == 1;
    }

    /** ISO/IEC 7064, MOD 97-10, of digits and letters. */
    static boolean isMod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), Character.MAX_RADIX);
            rest = (value < TEN ? rest * TEN + value : rest * TEN * TEN + value) % 97;
        }
        return rest == 1;
    }
}
