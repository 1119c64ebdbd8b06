// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Texts in one language: {@code #{t.people_invite}}, and {@code #{t.of('people_times', 3)}} for a text
 * with places.
 */
public final class Texts {
    /** Before the codes of a module's refusals among its texts. */
    static final String REFUSAL = "refusal.";

    private static final ThreadLocal<Supplier<Locale>> READER = new ThreadLocal<>();

    private final Locale locale;
    private final Map<String, String> texts;

    Texts(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /** The portal's own, in this language or else in English. */
    public static Texts in(Locale locale) {
        return new Texts(locale, Bundles.portal(locale.getLanguage()));
    }

    /** Says who reads what is written on this thread, until it is closed; then it is who did before. */
    public static Reading readBy(Supplier<Locale> reader) {
        @Nullable Supplier<Locale> before = READER.get();
        READER.set(reader);
        return before == null ? READER::remove : () -> READER.set(before);
    }

    /** The portal's own in the language of whoever is written for on this thread; in English for nobody. */
    public static Texts current() {
        @Nullable Supplier<Locale> reader = READER.get();
        return in(reader == null ? Locale.ENGLISH : reader.get());
    }

    /** The time in which a reader is known. */
    public interface Reading extends AutoCloseable {
        @Override
        void close();
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text; what there is none for is seen at once. */
    public String get(String key) {
        return texts.getOrDefault(key, "???" + key + "???");
    }

    /** What was refused, in this language; what has no text by its code stays as it is. */
    public @Nullable String refusal(@Nullable String code, @Nullable String english) {
        return code == null ? english : texts.getOrDefault(REFUSAL + code, english);
    }

    /** The text with its places filled: {@link MessageFormat} with numbers in this language. */
    public String of(String key, Object... values) {
        return new MessageFormat(get(key), locale).format(values);
    }
}
