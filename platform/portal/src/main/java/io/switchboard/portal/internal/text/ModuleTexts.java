// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import io.switchboard.foundation.Languages;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts that modules bring beside their pages, {@code messages_en.properties} and so on. A module
 * without them is in English, whatever the portal around it speaks.
 */
public final class ModuleTexts implements GenerationListener {
    private static final String ENGLISH = Languages.SPOKEN.get(0);

    private final Map<String, Map<String, Optional<Map<String, String>>>> known = new ConcurrentHashMap<>();

    /** Empty when the module has no texts in this language and none in English. */
    public Optional<Texts> of(Generation generation, Locale locale) {
        Optional<Map<String, String>> wanted = texts(generation, locale.getLanguage());
        return wanted.isPresent()
                ? wanted.map(texts -> new Texts(locale, texts))
                : texts(generation, ENGLISH).map(texts -> new Texts(Locale.ENGLISH, texts));
    }

    private Optional<Map<String, String>> texts(Generation generation, String language) {
        return known.computeIfAbsent(key(generation), key -> new ConcurrentHashMap<>())
                .computeIfAbsent(language, key -> generation.resource("messages_" + key + ".properties").map(ModuleTexts::read));
    }

    private static Map<String, String> read(URL file) {
        try (InputStream in = file.openStream()) {
            return Bundles.read(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    @Override
    public void retired(Generation generation) {
        known.remove(key(generation));
    }

    private static String key(Generation generation) {
        return generation.descriptor().id() + "." + generation.revision();
    }
}
