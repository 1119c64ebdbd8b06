// SPDX-License-Identifier: Apache-2.0
package io.switchboard.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files under test, read from the source folder. */
final class ThemeFiles {

    private static final Path ROOT = Path.of("src/main/resources/META-INF/resources");

    private ThemeFiles() {}

    static String read(String file) {
        return read(ROOT.resolve(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All files with this ending, the theme's licences excepted. */
    static List<Path> ending(String suffix) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the first group of the pattern finds, each once. */
    static Set<String> find(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/|<!--.*?-->", "");
    }
}
