// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import com.samskivert.mustache.Mustache;
import io.switchboard.foundation.internal.mail.SealedWords.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of mails in three languages, and the one frame that all of them stand in. */
final class MailTexts {
    static final String FALLBACK = "en";
    static final List<String> LANGUAGES = List.of(FALLBACK, "es", "pt");

    private final Map<String, Properties> words = new HashMap<>();
    private final com.samskivert.mustache.Template html;
    private final com.samskivert.mustache.Template plain;

    /** A mail as it is sent; the page shows the logo, if there is one, by its {@link SmtpRelay#LOGO_ID}. */
    record Rendered(String subject, String text, String html, byte @Nullable [] logo) {}

    MailTexts() {
        LANGUAGES.forEach(language -> words.put(language, load("mails_" + language + ".properties")));
        html = Mustache.compiler().compile(text("frame.html"));
        plain = Mustache.compiler().escapeHTML(false).compile(text("frame.txt"));
    }

    Rendered render(Mail.Template template, String language, Words filled, Letterhead letterhead) {
        String wanted = Locale.forLanguageTag(language).getLanguage();
        String used = LANGUAGES.contains(wanted) ? wanted : FALLBACK;
        Properties spoken = words.get(used);
        Locale locale = Locale.forLanguageTag(used);
        Object[] arguments = Stream.concat(
                        filled.arguments().stream(), filled.terms().stream().map(spoken::getProperty))
                .toArray();
        String subject = sentence(spoken, template, "subject", locale, arguments);
        List<String> paragraphs = new ArrayList<>();
        for (int i = 1; spoken.containsKey(template.key() + "." + i); i++) {
            paragraphs.add(sentence(spoken, template, Integer.toString(i), locale, arguments));
        }
        Map<String, @Nullable Object> frame = new HashMap<>();
        frame.put("language", used);
        frame.put("subject", subject);
        frame.put("sender", letterhead.name());
        frame.put("logo", letterhead.logo() == null ? null : SmtpRelay.LOGO_ID);
        frame.put("heading", sentence(spoken, template, "heading", locale, arguments));
        frame.put("paragraphs", paragraphs);
        frame.put("link", filled.link());
        frame.put("button", filled.link() == null ? null : sentence(spoken, template, "button", locale, arguments));
        frame.put("linkHint", spoken.getProperty("link-hint"));
        frame.put("why", sentence(spoken, template, "why", locale, arguments));
        return new Rendered(subject.replaceAll("\\p{Cntrl}", " "), plain.execute(frame), html.execute(frame), letterhead.logo());
    }

    private static String sentence(
            Properties words, Mail.Template template, String part, Locale locale, Object[] arguments) {
        String pattern = words.getProperty(template.key() + "." + part);
        if (pattern == null) {
            throw new IllegalStateException("The mail " + template.key() + " has no " + part);
        }
        return new MessageFormat(pattern, locale).format(arguments);
    }

    private static Properties load(String file) {
        try (Reader in = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        InputStream in = MailTexts.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("There is no " + file);
        }
        return in;
    }
}
