// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that people read the portal in. Called by the pages and the REST API, on any thread. */
public interface Languages {
    /** Those that there are texts in; the first one where nobody has chosen or none fits. */
    List<String> SPOKEN = List.of("en", "es", "pt");

    /** The first that is spoken, in the order of preference. */
    static Locale preferred(Stream<Locale> wanted) {
        return wanted.filter(locale -> SPOKEN.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.forLanguageTag(SPOKEN.get(0)));
    }

    Choice of(Identity identity);

    /**
     * Chooses the person's language, whatever organization they act for.
     *
     * @param language one of {@link #SPOKEN}, or empty for that of the organization
     * @throws io.switchboard.api.problem.InvalidInput field {@code language}
     */
    void choose(Identity identity, String language);

    /**
     * What there is to choose by.
     *
     * @param own what the person has chosen
     * @param organizations the locale of the organization that they act for, such as {@code pt-BR}
     */
    record Choice(@Nullable String own, String organizations) {
        /** What to speak, and how to write dates and numbers. */
        public Locale locale() {
            Locale organization = Locale.forLanguageTag(organizations);
            String wanted = own;
            if (wanted == null || wanted.equals(organization.getLanguage())) {
                return SPOKEN.contains(organization.getLanguage()) ? organization : Locale.forLanguageTag(SPOKEN.get(0));
            }
            return Locale.forLanguageTag(wanted);
        }
    }
}
