// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.portal.internal.ToyGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTextsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    @TempDir
    private Path folder;

    private final ModuleTexts texts = new ModuleTexts();
    private final ToyGeneration crm = new ToyGeneration("crm", "1");

    @BeforeEach
    void speakEnglish() throws IOException {
        bring("messages_en.properties", "deals = Deals");
    }

    @Test
    void readsEveryLanguageBeforeTheGenerationServes() throws IOException {
        Path spanish = bring("messages_es.properties", "deals = Negocios");
        texts.prepare(crm);
        Files.delete(spanish);

        assertThat(texts.of(crm, SPANISH)).map(found -> found.get("deals")).contains("Negocios");
        assertThat(texts.of(crm, Locale.forLanguageTag("pt"))).map(found -> found.get("deals")).contains("Deals");
    }

    @Test
    void aFileThatCannotBeReadRefusesTheGenerationInOneSentence() throws IOException {
        bring("messages_pt.properties", "deals = \\u00g0");

        assertThatThrownBy(() -> texts.prepare(crm))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessageStartingWith("The texts messages_pt.properties cannot be read: ");
    }

    @Test
    void oneThatHasGoneHasNone() throws IOException {
        texts.prepare(crm);
        texts.retired(crm);

        assertThat(texts.of(crm, Locale.ENGLISH)).isEmpty();
    }

    private Path bring(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        crm.with(name, file.toUri().toURL());
        return file;
    }
}
