// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page or a part of one, as its file has it.
 *
 * @param name below the web application's root, as {@code settings/people.xhtml}
 */
record Template(String name, String content) {
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path THEME = Path.of("../theme/src/main/resources/META-INF/resources");

    private static final Pattern PASSED_OVER = Pattern.compile("<!--.*?-->|<!DOCTYPE[^>]*>|<pre.*?</pre>|<cc:attribute[^>]*>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*\\}");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern READ_ATTRIBUTE = Pattern.compile(
            "\\s(?:pt:)?(?:title|aria-label|placeholder|alt|label|text|hint|itemLabel|data-confirm|data-confirm-text|data-confirm-verb|data-copied|data-key-label)=\"([^\"]*)\"");
    private static final Pattern BUTTON_VALUE = Pattern.compile("<(?:ui:param name=\"label\"|h:commandButton|h:outputText)[^>]*\\svalue=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern KEY = Pattern.compile("(?<![\\w.])t\\.(?!of\\b)(\\w+)|(?<![\\w.])t\\.of\\('(\\w+)'");
    /** What is quoted in an expression, but not what a value is compared with. */
    private static final Pattern QUOTED = Pattern.compile("(\\b(?:eq|ne) )?'([^']*)'");
    /** A sentence or a capitalized word. */
    private static final Pattern SPOKEN = Pattern.compile("\\p{Lu}\\p{Ll}+(?: .*)?|.*\\p{L} .*[.?]");

    static List<Template> all() {
        return Stream.of(WEBAPP, THEME).flatMap(Template::below).toList();
    }

    private static Stream<Template> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> new Template(root.relativize(file).toString(), read(file)))
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The keys of the texts that it names. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        EXPRESSION.matcher(content).results().map(MatchResult::group).forEach(expression -> KEY.matcher(expression)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(keys::add));
        return keys;
    }

    /** What it says by itself: in its text, in attributes that are read, in expressions. */
    List<String> words() {
        String read = PASSED_OVER.matcher(content).replaceAll("");
        List<String> words = new ArrayList<>();
        TAG.splitAsStream(read).forEach(text -> addWords(words, text));
        READ_ATTRIBUTE.matcher(read).results().forEach(found -> addWords(words, found.group(1)));
        BUTTON_VALUE.matcher(read).results().forEach(found -> addWords(words, found.group(1)));
        EXPRESSION.matcher(read).results().map(MatchResult::group).forEach(expression -> QUOTED.matcher(expression)
                .results()
                .filter(found -> found.group(1) == null && SPOKEN.matcher(found.group(2)).matches())
                .map(found -> found.group(2))
                .forEach(words::add));
        return words;
    }

    private static void addWords(List<String> words, String text) {
        String plain = ENTITY.matcher(EXPRESSION.matcher(text).replaceAll("")).replaceAll("").strip();
        if (WORD.matcher(plain).find()) {
            words.add(plain);
        }
    }
}
