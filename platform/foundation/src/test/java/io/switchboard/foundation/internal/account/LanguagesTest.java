// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import io.switchboard.foundation.Languages.Choice;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@FoundationTest
class LanguagesTest {
    private final RunningFoundation running;
    private final Languages languages;

    LanguagesTest(RunningFoundation running) {
        this.running = running;
        this.languages = running.foundation().languages();
    }

    @Test
    void aPersonsChoiceGoesBeforeTheOrganizations() {
        Identity ada = running.register("Polyglot");
        assertThat(languages.of(ada)).isEqualTo(new Choice(null, "en"));

        languages.choose(ada, "pt");
        assertThat(languages.of(ada).own()).isEqualTo("pt");

        languages.choose(ada, "");
        assertThat(languages.of(ada).own()).isNull();
    }

    @Test
    void whatNobodySpeaksIsRefused() {
        Identity ada = running.register("Latin");

        assertThatThrownBy(() -> languages.choose(ada, "la")).isInstanceOf(InvalidInput.class);
        assertThat(languages.of(ada).own()).isNull();
    }

    @Test
    void keepsTheOrganizationsFormatsForItsOwnLanguage() {
        assertThat(new Choice(null, "pt-BR").locale()).isEqualTo(Locale.forLanguageTag("pt-BR"));
        assertThat(new Choice("pt", "pt-BR").locale()).isEqualTo(Locale.forLanguageTag("pt-BR"));
        assertThat(new Choice("es", "pt-BR").locale()).isEqualTo(Locale.forLanguageTag("es"));
        assertThat(new Choice(null, "de-DE").locale()).isEqualTo(Locale.ENGLISH);
    }
}
