// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.text.Collator;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What this Java knows of countries, languages, money and time zones, in the order of their names. */
final class Choices {
    private static final List<String> OFFERED = List.of(
            "de-DE", "en-GB", "en-IE", "en-US", "es-ES", "es-MX", "fr-FR", "it-IT", "nl-NL", "pl-PL", "pt-BR", "pt-PT");
    private static final List<String> TIME_ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/")))
            .sorted()
            .toList();

    private Choices() {}

    static List<Choice> countries(Locale reader) {
        return sorted(reader, Stream.of(Locale.getISOCountries())
                .map(code -> new Choice(code, new Locale.Builder().setRegion(code).build().getDisplayCountry(reader))));
    }

    static List<Choice> currencies(Locale reader) {
        return sorted(reader, Currency.getAvailableCurrencies().stream()
                // Gold and test codes have no smallest part.
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(currency -> new Choice(
                        currency.getCurrencyCode(),
                        currency.getDisplayName(reader) + " (" + currency.getCurrencyCode() + ")")));
    }

    static List<String> timeZones() {
        return TIME_ZONES;
    }

    /** @param own is offered in any case */
    static List<Choice> locales(Locale reader, String own) {
        return sorted(reader, Stream.concat(OFFERED.stream(), Stream.of(own)).distinct().filter(tag -> !tag.isEmpty())
                .map(tag -> new Choice(tag, Locale.forLanguageTag(tag).getDisplayName(reader))));
    }

    private static List<Choice> sorted(Locale reader, Stream<Choice> choices) {
        Collator order = Collator.getInstance(reader);
        return choices.sorted(Comparator.comparing(Choice::label, order::compare)).toList();
    }
}
