// SPDX-License-Identifier: Apache-2.0
package io.switchboard.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The promise of the token sheet: text 4.5 : 1 on what it stands on, controls 3 : 1, in both themes. */
class ContrastTest {

    private static final List<String> SURFACES = List.of(
            "--surface-canvas", "--surface", "--surface-sunken", "--surface-raised", "--surface-overlay",
            "--surface-hover", "--surface-pressed", "--surface-selected", "--surface-rail", "--surface-column");
    private static final List<String> TEXTS = List.of("--text-strong", "--text", "--text-muted", "--accent-text");
    private static final List<String> MEANINGS = List.of("good", "warn", "bad", "info");

    private final Tokens tokens = Tokens.parse(ThemeFiles.read("theme/tokens.css"));

    @TestFactory
    Stream<DynamicTest> textIsReadable() {
        Stream<Pair> onSurfaces =
                SURFACES.stream().flatMap(surface -> TEXTS.stream().map(text -> new Pair(text, surface)));
        Stream<Pair> meanings = MEANINGS.stream()
                .flatMap(name -> Stream.of("--surface", "--surface-overlay", "--surface-hover", "--" + name + "-soft")
                        .map(surface -> new Pair("--" + name + "-text", surface)));
        Stream<Pair> others = Stream.of(
                new Pair("--text-inverse", "--surface-inverse"),
                new Pair("--text-inverse-muted", "--surface-inverse"),
                new Pair("--link-inverse", "--surface-inverse"),
                new Pair("--on-accent", "--accent"),
                new Pair("--on-accent", "--accent-hover"),
                new Pair("--on-accent", "--accent-pressed"),
                new Pair("--on-bad", "--bad-button"),
                new Pair("--on-bad", "--bad-hover"),
                new Pair("--accent-text", "--accent-soft"),
                new Pair("--accent-text", "--accent-soft-strong"),
                new Pair("--text", "--accent-soft"),
                new Pair("--text", "--warn-soft"),
                new Pair("--text", "--bad-soft"),
                new Pair("--text-strong", "--bubble-in"),
                new Pair("--text-muted", "--bubble-in"),
                new Pair("--bubble-out-text", "--bubble-out"),
                new Pair("--text-muted", "--bubble-out"),
                new Pair("--text-strong", "--note-surface"),
                new Pair("--note-text", "--note-surface"));
        return Stream.of(onSurfaces, meanings, others).flatMap(pairs -> pairs).flatMap(pair -> check(pair, 4.5));
    }

    @TestFactory
    Stream<DynamicTest> controlsAreVisible() {
        Stream<Pair> borders = Stream.of("--border-control", "--border-control-hover", "--focus-ring")
                .flatMap(line -> Stream.of("--surface", "--surface-canvas", "--surface-raised", "--surface-overlay")
                        .map(surface -> new Pair(line, surface)));
        Stream<Pair> fills = Stream.of(
                new Pair("--accent", "--surface"),
                new Pair("--good-solid", "--surface"),
                new Pair("--warn-solid", "--surface"),
                new Pair("--bad-solid", "--surface"),
                new Pair("--info-solid", "--surface"),
                new Pair("--tick-read", "--bubble-out"));
        return Stream.concat(borders, fills).flatMap(pair -> check(pair, 3.0));
    }

    @Test
    void theDarkThemeIsTheSameByHandAndBySystem() {
        assertThat(tokens.dark()).hasSizeGreaterThan(60).isEqualTo(tokens.systemDark());
        assertThat(tokens.light().keySet()).containsAll(tokens.dark().keySet());
    }

    @Test
    void theArithmeticIsThatOfTheStandard() {
        Colour white = Colour.parse("#ffffff");
        assertThat(white.contrastWith(Colour.parse("#000000"))).isEqualTo(21.0);
        assertThat(white.contrastWith(Colour.parse("#767676"))).isBetween(4.54, 4.55);
    }

    private Stream<DynamicTest> check(Pair pair, double least) {
        return Stream.of(false, true).map(dark -> dynamicTest(
                pair.front() + " on " + pair.ground() + (dark ? ", dark" : ", light"),
                () -> assertThat(tokens.colour(dark, pair.front()).contrastWith(tokens.colour(dark, pair.ground())))
                        .isGreaterThanOrEqualTo(least)));
    }

    private record Pair(String front, String ground) {}
}
