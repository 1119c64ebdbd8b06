// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import io.switchboard.foundation.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the files of texts. */
final class Bundles {
    private static final String ENGLISH = Languages.SPOKEN.get(0);
    private static final Map<String, Map<String, String>> PORTAL = Languages.SPOKEN.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), language -> own("portal_" + language)));
    private static final Map<String, Map<String, String>> REFUSALS = Languages.SPOKEN.stream()
            .filter(language -> !language.equals(ENGLISH))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), language -> own("refusals_" + language)));

    private Bundles() {}

    static Map<String, String> portal(String language) {
        Map<String, String> texts = PORTAL.get(language);
        return texts == null ? PORTAL.getOrDefault(ENGLISH, Map.of()) : texts;
    }

    /** By code; none in English, which the server says by itself. */
    static Map<String, String> refusals(String language) {
        return REFUSALS.getOrDefault(language, Map.of());
    }

    private static Map<String, String> own(String name) {
        try (InputStream in = Bundles.class.getResourceAsStream(name + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("There are no texts " + name);
            }
            return read(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the texts " + name, failure);
        }
    }

    static Map<String, String> read(InputStream in) throws IOException {
        Properties read = new Properties();
        read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        Map<String, String> texts = new HashMap<>();
        read.forEach((key, text) -> texts.put((String) key, (String) text));
        return Map.copyOf(texts);
    }
}
