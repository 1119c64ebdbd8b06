// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A module that brings texts brings each of them in every language and with the same places, keeps none that nothing
 * names, and says nothing by itself on a page that is translated.
 */
class ModuleMessagesTest {
    private static final Pattern NAMED = Pattern.compile("(?<![\\w.'-])m\\.(?:of\\(')?(?!of\\b|has\\b|refusal\\b)(\\w+)");
    private static final Pattern BEGINNING = Pattern.compile("m\\['(\\w+_)'\\.concat\\(");
    /** The platform looks for these by the names of pages, permissions and acts. */
    private static final Pattern BY_CONVENTION = Pattern.compile("(?:menu|permissions?|act)_\\w+");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern SAID = Pattern.compile("Switchboard\\.t\\(\"([^\"]+)\"");
    private static final Pattern TRANSLATED = Pattern.compile("(?m)^  \"([^\"]+)\": \"");

    @Test
    void every_language_has_the_same_texts() throws IOException {
        List<Path> english = english();
        assertThat(english).isNotEmpty();
        for (Path file : english) {
            for (String language : List.of("es", "pt")) {
                Path other = file.resolveSibling("messages_" + language + ".properties");
                assertThat(read(other).keySet()).as(other.toString()).isEqualTo(read(file).keySet());
            }
        }
    }

    @Test
    void every_language_fills_the_same_places() throws IOException {
        for (Path file : english()) {
            Properties english = read(file);
            for (String language : List.of("es", "pt")) {
                Properties other = read(file.resolveSibling("messages_" + language + ".properties"));
                english.stringPropertyNames().forEach(key -> assertThat(places(other.getProperty(key, "")))
                        .as(language + " " + key)
                        .isEqualTo(places(english.getProperty(key))));
            }
        }
    }

    @Test
    void every_text_that_is_named_exists_and_the_other_way_round() throws IOException {
        for (Path file : english()) {
            Set<String> keys = read(file).stringPropertyNames();
            String pages = String.join("\n", contents(file.getParent(), ".xhtml"));
            String java = String.join("\n", contents(file.getParent().resolve("../../../java"), ".java"));
            Set<String> named = found(NAMED, pages);
            Set<String> beginnings = found(BEGINNING, pages);

            assertThat(keys).as(file.toString()).containsAll(named);
            assertThat(keys).allSatisfy(key -> assertThat(named.contains(key)
                            || BY_CONVENTION.matcher(key).matches()
                            || beginnings.stream().anyMatch(key::startsWith)
                            || java.contains('"' + key + '"'))
                    .as(file + " has no use for " + key)
                    .isTrue());
        }
    }

    @Test
    void a_translated_page_has_no_words_of_its_own() throws IOException {
        for (Path file : english()) {
            for (Path page : files(file.getParent(), ".xhtml")) {
                assertThat(ModuleTemplate.words(Files.readString(page))).as(page.toString()).isEmpty();
            }
        }
    }

    @Test
    void words_are_found_wherever_they_stand() {
        assertThat(ModuleTemplate.words("""
                <p title="One word">#{m.two}</p><b>Three</b><kbd>Esc</kbd> #{a eq 'Four' ? 'Five' : m['six_'.concat(b)]}
                """)).containsExactlyInAnyOrder("Three", "One word", "Five");
    }

    @Test
    void scripts_say_in_every_language_what_they_say() throws IOException {
        for (Path file : english()) {
            Set<String> said = found(SAID, String.join("\n", contents(file.getParent(), ".js")));
            for (String language : List.of("es", "pt")) {
                Path words = file.resolveSibling("words-" + language + ".js");
                String translations = Files.exists(words) ? Files.readString(words) : "";
                assertThat(found(TRANSLATED, translations)).as(words.toString()).isEqualTo(said);
                translations.lines().filter(line -> line.startsWith("  \"")).forEach(line -> {
                    String[] sides = line.split("\": \"");
                    assertThat(places(sides[1])).as(line).isEqualTo(places(sides[0]));
                });
            }
        }
    }

    @Test
    void refusals_are_translated_into_every_language_by_codes_that_exist() throws IOException {
        for (Path file : english()) {
            Path spanish = file.resolveSibling("refusals_es.properties");
            if (!Files.exists(spanish)) {
                continue;
            }
            Set<String> codes = read(spanish).stringPropertyNames();
            String java = String.join("\n", contents(file.getParent().resolve("../../../java"), ".java"));
            assertThat(codes).isEqualTo(read(file.resolveSibling("refusals_pt.properties")).stringPropertyNames());
            assertThat(codes).allMatch(code -> java.contains('"' + code + '"'));
        }
    }

    private static Set<String> places(String text) {
        return found(PLACE, text);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> contents(Path root, String ending) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path file : files(root, ending)) {
            contents.add(Files.readString(file));
        }
        return contents;
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(Sources.file("bundles"))) {
            return files.filter(file -> file.endsWith("META-INF/resources/messages_en.properties"))
                    .filter(file -> file.toString().contains("/src/"))
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }
}
