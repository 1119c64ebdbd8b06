// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.portal.internal.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RoleWordsTest {
    private final RoleWords words = new RoleWords();

    @Test
    void theFourAreCalledInEnglishWhatTheApiCallsThem() {
        for (String role : Roles.KEYS) {
            assertThat(words.name(role, "")).isEqualTo(Roles.name(role));
            assertThat(words.meaning(role, "")).isEqualTo(Roles.meaning(role));
            assertThat(words.noun(role)).isEqualTo(role);
        }
    }

    @Test
    void onlyTheFourHaveNamesInOtherLanguages() {
        try (Texts.Reading reading = Texts.readBy(() -> Locale.forLanguageTag("es-MX"))) {
            assertThat(words.name("admin", "Admin")).isEqualTo("Administrador");
            assertThat(words.meaning("viewer", "")).isEqualTo("Un observador lo lee todo y no cambia nada.");
            assertThat(words.noun("manager")).isEqualTo("responsable");
            assertThat(words.name("0190-5a", "Night shift")).isEqualTo("Night shift");
            assertThat(words.noun("operator")).isEqualTo("operator");
        }
    }
}
