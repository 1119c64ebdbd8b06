// SPDX-License-Identifier: Apache-2.0
package io.switchboard.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sheets, templates and scripts may use is there, and nothing else is used. */
class SheetsTest {

    private static final String HEX_COLOUR = "(?<![\\w&'-])(#[0-9a-fA-F]{3,8})\\b(?![\\w-])";

    @Test
    void everyVariableIsDefined() {
        String all = join(ThemeFiles.ending(".css"));
        Set<String> defined = ThemeFiles.find("(--[\\w-]+)\\s*:", all);
        // With a fallback a variable may be missing: --stage is set by a column of a board.
        Set<String> used = ThemeFiles.find("var\\((--[\\w-]+)\\)", all + join(ThemeFiles.ending(".xhtml")));
        assertThat(defined).containsAll(used);
    }

    @Test
    void coloursStandInTheTokenSheetOnly() {
        for (Path file : Stream.of(".css", ".xhtml", ".js", ".svg").flatMap(end -> ThemeFiles.ending(end).stream()).toList()) {
            if (file.endsWith("tokens.css")) {
                continue;
            }
            String text = ThemeFiles.withoutComments(ThemeFiles.read(file)).replaceAll("#\\{", "").replaceAll("href=\"#[^\"]*\"", "");
            assertThat(ThemeFiles.find(HEX_COLOUR, text)).as(file.toString()).isEmpty();
        }
    }

    @Test
    void everyIconIsInTheSprite() {
        Set<String> drawn = ThemeFiles.find("<symbol id=\"i-([\\w-]+)\"", ThemeFiles.read("theme/sprite.xhtml"));
        String pages = join(ThemeFiles.ending(".xhtml"));
        String scripts = join(ThemeFiles.ending(".js"));
        Set<String> used = new TreeSet<>(ThemeFiles.find("href=\"#i-([\\w-]+)\"", pages));
        used.addAll(ThemeFiles.find("\\b(?:icon|badge)=\"([\\w-]+)\"", pages));
        used.addAll(ThemeFiles.find("name=\"icon\" default=\"([\\w-]+)\"", pages));
        used.addAll(ThemeFiles.find("\\.icon\\(\"([\\w-]+)\"", scripts));
        used.addAll(ThemeFiles.find("\"#i-([\\w-]+)\"", scripts));
        assertThat(drawn).hasSizeGreaterThan(90).containsAll(used);
    }

    @Test
    void fontsAreBundled() {
        Set<String> files = ThemeFiles.find("url\\(\"([^\"]+)\"\\)", ThemeFiles.read("theme/fonts.css"));
        assertThat(files).hasSize(5);
        assertThat(ThemeFiles.ending(".woff2").stream().map(file -> "fonts/" + file.getFileName()))
                .containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void pagesHaveNoInlineScriptAndNoStylesOfTheirOwn() {
        for (Path page : ThemeFiles.ending(".xhtml")) {
            String text = ThemeFiles.read(page);
            assertThat(ThemeFiles.find("\\b(on[a-z]+)=\"", text)).as(page.toString()).isEmpty();
            assertThat(ThemeFiles.find("(<script(?![^>]*\\bsrc=)[^>]*>)", text)).as(page.toString()).isEmpty();
            assertThat(ThemeFiles.find("(<style)", text)).as(page.toString()).isEmpty();
        }
    }

    @Test
    void everyFileSaysItsLicence() {
        Stream.of(".css", ".xhtml", ".js", ".svg")
                .flatMap(end -> ThemeFiles.ending(end).stream())
                .forEach(file -> assertThat(ThemeFiles.read(file)).as(file.toString()).contains("SPDX-License-Identifier: Apache-2.0"));
    }

    private static String join(List<Path> files) {
        return files.stream()
                .map(ThemeFiles::read)
                .map(ThemeFiles::withoutComments)
                .collect(Collectors.joining("\n"));
    }
}
