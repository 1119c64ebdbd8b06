// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a module's page says by itself, where it should name a text. */
final class ModuleTemplate {
    private static final Pattern PASSED_OVER = Pattern.compile("<!--.*?-->|<!DOCTYPE[^>]*>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*\\}");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern KEYS = Pattern.compile("<kbd[^>]*>[^<]*</kbd>");
    private static final Pattern READ_ATTRIBUTE = Pattern.compile(
            "\\s(?:pt:)?(?:title|aria-label|placeholder|alt|label|requiredMessage|data-confirm|data-confirm-text|data-confirm-verb|data-key-label)=\"([^\"]*)\"");
    private static final Pattern READ_VALUE = Pattern.compile("<h:(?:commandButton|outputText|outputLabel)[^>]*\\svalue=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    /** What is quoted in an expression, but not what a value is compared with. */
    private static final Pattern QUOTED = Pattern.compile("(\\b(?:eq|ne) )?'([^']*)'");
    /** A sentence or a capitalized word. */
    private static final Pattern SPOKEN = Pattern.compile("\\p{Lu}\\p{Ll}+(?: .*)?|.*\\p{L} .*[.?]");

    private ModuleTemplate() {}

    static List<String> words(String page) {
        String read = KEYS.matcher(PASSED_OVER.matcher(page).replaceAll("")).replaceAll("");
        Stream<String> shown = Stream.of(
                        TAG.splitAsStream(read),
                        READ_ATTRIBUTE.matcher(read).results().map(found -> found.group(1)),
                        READ_VALUE.matcher(read).results().map(found -> found.group(1)))
                .flatMap(texts -> texts);
        List<String> words = new ArrayList<>(shown.filter(text -> !text.startsWith("https://"))
                .map(text -> ENTITY.matcher(EXPRESSION.matcher(text).replaceAll(""))
                        .replaceAll("")
                        .strip())
                .filter(text -> WORD.matcher(text).find())
                .toList());
        EXPRESSION.matcher(read).results().map(MatchResult::group).forEach(expression -> QUOTED.matcher(expression)
                .results()
                .filter(found -> found.group(1) == null && SPOKEN.matcher(found.group(2)).matches())
                .map(found -> found.group(2))
                .forEach(words::add));
        return words;
    }
}
