// SPDX-License-Identifier: Apache-2.0
package io.switchboard.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the frame's scripts say, they say in every language. */
class WordsTest {
    private static final String SAID = "Switchboard\\.t\\(\"([^\"]+)\"";
    private static final String WORD = "(?m)^  \"([^\"]+)\": \"";
    /** They come from the server. */
    private static final Set<String> AVAILABILITIES = Set.of("online", "busy", "away", "offline");

    private static final String PLACE = "(\\{\\d\\})";

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void everythingThatIsSaidIsTranslatedAndNothingElse(String language) {
        String scripts = scripts();
        Set<String> translated = ThemeFiles.find(WORD, words(language));

        assertThat(translated).containsAll(ThemeFiles.find(SAID, scripts));
        assertThat(translated).allMatch(english -> scripts.contains('"' + english + '"') || AVAILABILITIES.contains(english));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void aTranslationHasThePlacesOfItsText(String language) {
        for (String line : words(language).lines().filter(line -> line.startsWith("  \"")).toList()) {
            String[] sides = line.split("\": \"");
            assertThat(new TreeSet<>(ThemeFiles.find(PLACE, sides[1]))).as(line).isEqualTo(new TreeSet<>(ThemeFiles.find(PLACE, sides[0])));
        }
    }

    private static String scripts() {
        return ThemeFiles.ending(".js").stream()
                .filter(file -> file.getFileName().toString().startsWith("sb-"))
                .map(ThemeFiles::read)
                .collect(Collectors.joining("\n"));
    }

    private static String words(String language) {
        return ThemeFiles.ending(".js").stream()
                .filter(file -> file.getFileName().equals(Path.of("words-" + language + ".js")))
                .map(ThemeFiles::read)
                .collect(Collectors.joining());
    }
}
