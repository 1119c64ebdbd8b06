// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What names, addresses and passwords of people must be like. */
public final class PersonRules {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;
    private static final int SHORTEST_PASSWORD = 12;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private PersonRules() {}

    /** An address as it is stored and compared. */
    public static String email(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    public static void checkName(List<FieldError> errors, String field, String name, String sentence) {
        if (name.isEmpty()) {
            errors.add(new FieldError(field, "required", sentence + "."));
        } else if (name.length() > LONGEST_NAME || CONTROL.matcher(name).find()) {
            errors.add(new FieldError(field, "invalid", sentence + " of at most " + LONGEST_NAME + " plain characters."));
        }
    }

    public static void checkEmail(List<FieldError> errors, String email) {
        if (email.isEmpty()) {
            errors.add(new FieldError("email", "required", "Give your email."));
        } else if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches() || !isBare(email)) {
            errors.add(new FieldError("email", "email.invalid", "This is not an email address; check it."));
        }
    }

    /** Whether a mail server would read exactly this address in it, and not another one inside. */
    private static boolean isBare(String email) {
        try {
            return new InternetAddress(email, true).getAddress().equals(email);
        } catch (AddressException e) {
            return false;
        }
    }

    public static void checkPassword(List<FieldError> errors, String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD) {
            errors.add(new FieldError(
                    "password", "password.too_short", "Use a password of at least " + SHORTEST_PASSWORD + " characters."));
        } else if (password.length() > Passwords.LONGEST) {
            errors.add(new FieldError(
                    "password", "password.too_long", "Use a password of at most " + Passwords.LONGEST + " characters."));
        } else if (email(password).equals(email)) {
            errors.add(new FieldError("password", "password.is_email", "Use a password that is not your email."));
        }
    }

    public static void throwIfAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
