// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import io.switchboard.foundation.Languages;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts that modules bring beside their pages, {@code messages_en.properties} and so on. A module
 * without them is in English, whatever the portal around it speaks. They are read before a generation
 * serves, so that a file that cannot be read refuses it, and no page opens a bundle to draw its menu.
 */
public final class ModuleTexts implements GenerationListener {
    private static final String ENGLISH = Languages.SPOKEN.get(0);

    private final Map<String, Map<String, Map<String, String>>> known = new ConcurrentHashMap<>();

    /** Empty when the module has no texts in this language and none in English, or has gone. */
    public Optional<Texts> of(Generation generation, Locale locale) {
        Map<String, Map<String, String>> languages = known.getOrDefault(key(generation), Map.of());
        Map<String, String> wanted = languages.get(locale.getLanguage());
        return wanted != null
                ? Optional.of(new Texts(locale, wanted))
                : Optional.ofNullable(languages.get(ENGLISH)).map(texts -> new Texts(Locale.ENGLISH, texts));
    }

    @Override
    public void prepare(Generation candidate) throws IOException {
        Map<String, Map<String, String>> languages = new HashMap<>();
        for (String language : Languages.SPOKEN) {
            String name = "messages_" + language + ".properties";
            Optional<URL> file = candidate.resource(name);
            if (file.isPresent()) {
                languages.put(language, withRefusals(candidate, language, read(name, file.get())));
            }
        }
        known.put(key(candidate), Map.copyOf(languages));
    }

    /** With what its refusals say, by their codes; in English they say it by themselves. */
    private static Map<String, String> withRefusals(
            Generation candidate, String language, Map<String, String> texts) throws IOException {
        String name = "refusals_" + language + ".properties";
        Optional<URL> file = candidate.resource(name);
        if (file.isEmpty()) {
            return texts;
        }
        Map<String, String> both = new HashMap<>(texts);
        read(name, file.get()).forEach((code, text) -> both.put(Texts.REFUSAL + code, text));
        return Map.copyOf(both);
    }

    private static Map<String, String> read(String name, URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return Bundles.read(in);
        } catch (IOException | IllegalArgumentException failure) {
            // Without a cause: the refusal quotes the innermost one, which does not know the file.
            IOException unreadable = new IOException("The texts " + name + " cannot be read: " + failure.getMessage());
            unreadable.addSuppressed(failure);
            throw unreadable;
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
