// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.OrganizationSettings.Hours;
import io.switchboard.foundation.OrganizationSettings.Values;
import io.switchboard.foundation.internal.account.PersonRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an organization's settings must be like; all faults are told at once. */
final class SettingsRules {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_CODE = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toSet());
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private SettingsRules() {}

    /** As they are stored. */
    static Values checked(Values given) {
        Values plain = plain(given);
        List<FieldError> errors = new ArrayList<>();
        PersonRules.checkName(errors, "name", plain.name(), "Give the organization a name");
        checkText(errors, "legalName", plain.legalName(), LONGEST_TEXT);
        checkText(errors, "street", plain.street(), LONGEST_TEXT);
        checkText(errors, "postalCode", plain.postalCode(), LONGEST_CODE);
        checkText(errors, "city", plain.city(), LONGEST_TEXT);
        checkCountry(errors, plain);
        check(errors, "timeZone", ZoneId.getAvailableZoneIds().contains(plain.timeZone()),
                "There is no such time zone; choose one such as Europe/Lisbon.");
        check(errors, "locale", isLocale(plain.locale()), "There is no such language; choose one such as pt-PT.");
        check(errors, "currency", CURRENCIES.contains(plain.currency()), "There is no such currency; choose one such as EUR.");
        if (plain.businessHours() != null) {
            HoursRules.check(errors, plain.businessHours());
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Hours hours = plain.businessHours();
        return plain.with(hours == null ? null : HoursRules.tidy(hours));
    }

    private static Values plain(Values given) {
        return new Values(
                given.name().strip(),
                given.legalName().strip(),
                given.street().strip(),
                given.postalCode().strip(),
                given.city().strip(),
                given.country().strip(),
                TaxIds.plain(given.taxId()),
                given.timeZone().strip(),
                given.locale().strip(),
                given.currency().strip(),
                given.businessHours());
    }

    private static void checkCountry(List<FieldError> errors, Values values) {
        boolean isCountry = values.country().isEmpty() || COUNTRIES.contains(values.country());
        check(errors, "country", isCountry, "There is no such country; choose one.");
        if (isCountry && !values.taxId().isEmpty()) {
            check(errors, "taxId", TaxIds.isWellFormed(values.country(), values.taxId()),
                    "This is not the form of a tax number of that country; check it for a slip.");
        }
    }

    private static boolean isLocale(String text) {
        return LOCALE.matcher(text).matches()
                && LANGUAGES.contains(text.substring(0, 2))
                && (text.length() == 2 || COUNTRIES.contains(text.substring(3)));
    }

    private static void checkText(List<FieldError> errors, String field, String text, int longest) {
        check(errors, field, text.length() <= longest && !CONTROL.matcher(text).find(),
                "Write this with at most " + longest + " plain characters.");
    }

    private static void check(List<FieldError> errors, String field, boolean isFine, String sentence) {
        if (!isFine) {
            errors.add(new FieldError(field, "invalid", sentence));
        }
    }
}
