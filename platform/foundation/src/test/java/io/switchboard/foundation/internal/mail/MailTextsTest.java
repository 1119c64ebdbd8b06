// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.internal.mail.MailTexts.Rendered;
import io.switchboard.foundation.internal.mail.SealedWords.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextsTest {
    private static final List<String> ARGUMENTS = List.of("Ana", "Casa Lumen");

    private final MailTexts texts = new MailTexts();

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void everyLanguageHasTheSameKeysAndItsOwnWords(String language) throws IOException {
        Properties english = properties("en");
        Properties other = properties(language);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(other.stringPropertyNames())
                .filteredOn(key -> !english.getProperty(key).matches("\\{\\d}"))
                .noneMatch(key -> other.getProperty(key).equals(english.getProperty(key)));
    }

    @ParameterizedTest
    @EnumSource(Mail.Template.class)
    void everyMailIsWholeInEveryLanguage(Mail.Template template) {
        for (String language : MailTexts.LANGUAGES) {
            Rendered mail = texts.render(template, language, new Words("https://x.example/go", ARGUMENTS, List.of("role.agent", "role.agent.meaning")), Letterhead.PLATFORM);
            assertThat(mail.subject()).isNotBlank();
            assertThat(mail.text()).contains("https://x.example/go").doesNotContain("{0}", "''", "{{");
            assertThat(mail.html()).contains("https://x.example/go", "lang=\"" + language + "\"").doesNotContain("{{");
        }
    }

    @Test
    void whatPeopleWroteIsTextAndNeverMarkupOrAHeader() {
        Words words = new Words(
                "https://x.example/?a=1&b=2",
                List.of("<script>alert(1)</script>\r\nBcc: all@x.example", "{{link}} {1} It's \"fine\""),
                List.of("role.agent", "role.agent.meaning"));
        Rendered mail = texts.render(Mail.Template.INVITATION, "en", words, new Letterhead("<b>Casa</b>", null));

        assertThat(mail.subject()).doesNotContain("\r", "\n");
        assertThat(mail.html()).doesNotContain("<script>", "<b>").contains("&lt;script&gt;", "&amp;b", "{{link}} {1}");
        assertThat(mail.text()).contains("It's \"fine\"");
    }

    @Test
    void aRegionOfALanguageSpeaksIt() {
        Rendered mail = texts.render(
                Mail.Template.INVITATION, "pt-BR", new Words(null, ARGUMENTS, List.of("role.agent", "role.agent.meaning")), Letterhead.PLATFORM);
        assertThat(mail.text()).contains("agente de atendimento").doesNotContain("answers");
        assertThat(mail.html()).contains("lang=\"pt\"");
    }

    @Test
    void anUnknownLanguageFallsBackToEnglish() {
        assertThat(texts.render(Mail.Template.RESET_PASSWORD, "fi", new Words(null, List.of(), List.of()), Letterhead.PLATFORM).subject())
                .isEqualTo("A new password for Switchboard");
    }

    private static Properties properties(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                MailTexts.class.getResourceAsStream("mails_" + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
