// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.text;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.switchboard.foundation.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Format;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No page names a text that is missing in a language, and no text is kept that none names. */
class TextsTest {
    /** In English only: what operators see, and the gallery of components. */
    private static final Set<String> ENGLISH = Set.of("templates/operator.xhtml", "templates/deployment.xhtml", "gallery.xhtml");

    private static final String OPERATORS = "operator/";
    /** The same in every language. */
    private static final Set<String> NAMES = Set.of("Switchboard", "· Switchboard", "Ctrl K", "CSV", "JSON", "API", "/api/openapi.json");

    /** Those that are named by what stands in a variable. */
    private static final Set<String> BEGINNINGS = Set.of("note_", "language_", "availability_", "refused_", "page_settings_", "page_home", "role_", "permission_", "permissions_", "act_",
            "checklist_address", "checklist_logo", "checklist_team", "checklist_factor", "mails_failure_", "mails_fix_");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    private final Map<String, String> english = Bundles.portal("en");

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void everyLanguageHasTheSameTexts(String language) {
        assertThat(new TreeSet<>(Bundles.portal(language).keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    }

    @Test
    void everyTextThatAPageNamesIsThere() {
        for (Template template : Template.all()) {
            assertThat(english.keySet()).as(template.name()).containsAll(template.keys());
        }
    }

    @Test
    void everyTextIsNamedSomewhere() throws IOException {
        String pages = Template.all().stream().flatMap(template -> template.keys().stream()).collect(joining(" ", " ", " "));
        String code = code();

        assertThat(english.keySet())
                .allMatch(key -> pages.contains(" " + key + " ")
                        || code.contains("\"" + key + "\"")
                        || BEGINNINGS.stream().anyMatch(key::startsWith));
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder code = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                code.append(Files.readString(file));
            }
            return code.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void everyLanguageHasTheSamePlaces(String language) {
        english.forEach((key, text) ->
                assertThat(places(Bundles.portal(language).get(key))).as(key).isEqualTo(places(text)));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pt"})
    void aTextWithPlacesCanBeFilled(String language) {
        Texts texts = Texts.in(Locale.forLanguageTag(language));
        Bundles.portal(language).forEach((key, text) -> {
            if (PLACE.matcher(text).find()) {
                assertThat(LONE_APOSTROPHE.matcher(text).find()).as("an apostrophe that hides what follows: " + key).isFalse();
                assertThatCode(() -> texts.of(key, values(text))).as(key).doesNotThrowAnyException();
            } else {
                assertThat(text).as(key).doesNotContain("''");
            }
        });
    }

    private static Object[] values(String text) {
        Format[] formats = new MessageFormat(text).getFormatsByArgumentIndex();
        return Stream.of(formats).map(format -> format == null ? (Object) "x" : (Object) 3).toArray();
    }

    @Test
    void aTranslatedPageHasNoWordsOfItsOwn() {
        for (Template template : Template.all()) {
            if (!ENGLISH.contains(template.name()) && !template.name().startsWith(OPERATORS)) {
                assertThat(template.words()).as(template.name()).filteredOn(word -> !NAMES.contains(word)).isEmpty();
            }
        }
    }

    @Test
    void whatIsInEnglishIsMarkedSo() {
        Map<String, String> templates = Template.all().stream().collect(toMap(Template::name, Template::content));

        assertThat(templates.get("templates/page.xhtml"))
                .contains("lang=\"#{translated or (empty shell.pageModule and not english) ? view.locale.toLanguageTag() : 'en'}\"");
        assertThat(templates.get("templates/embedded.xhtml"))
                .contains("<main class=\"embedded-page\" lang=\"#{empty shell.pageModule or translated ?");
        assertThat(templates.get("templates/operator.xhtml")).contains("<ui:param name=\"english\" value=\"#{true}\"/>");
        assertThat(templates).allSatisfy((name, content) -> {
            if (name.startsWith(OPERATORS)) {
                assertThat(content).as(name).contains("template=\"/templates/operator.xhtml\"");
            }
        });
    }

    @Test
    void wordsAreFoundWhereverTheyStand() {
        Template page = new Template("page.xhtml", """
                <!-- not this --><p title="One word">#{t.two}</p> <b>Three</b>
                <i pt:placeholder="Four">#{bean.is ? 'Five' : t.of('six', 'x')}</i> <ui:param name="label" value="Seven"/>
                """);

        assertThat(page.words()).containsExactlyInAnyOrder("Three", "One word", "Four", "Five", "Seven");
        assertThat(page.keys()).containsExactly("two", "six");
    }

    @Test
    void fillsPlacesAndCounts() {
        Texts texts = Texts.in(Locale.forLanguageTag("pt-BR"));

        assertThat(texts.of("seats_taken", 1)).isEqualTo("1 licença em uso");
        assertThat(texts.of("seats_taken", 1200)).isEqualTo("1.200 licenças em uso");
        assertThat(Texts.in(Locale.GERMAN).get("common_save")).isEqualTo("Save");
        assertThat(texts.get("nothing_of_this_name")).isEqualTo("???nothing_of_this_name???");
    }

    @Test
    void prefersWhatAStrangersBrowserPrefersAndIsSpoken() {
        assertThat(Languages.preferred(Stream.of(Locale.GERMANY, Locale.forLanguageTag("es-MX"), Locale.ENGLISH)))
                .isEqualTo(Locale.forLanguageTag("es-MX"));
        assertThat(Languages.preferred(Stream.of(Locale.GERMANY))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.SPOKEN).containsExactly("en", "es", "pt");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "gate.limit_reached", "hours.too_many", "hours.twice", "invitation.other_address", "invitation.too_many_today",
        "mail.not_kept", "organization.closed", "organization.closing", "organization.closing_over", "organization.suspended",
        "otp.otp_wrong", "otp.required", "role.above_own", "role.changed_meanwhile", "role.in_use", "role.taken",
        "role.too_many", "teams.member_deactivated", "users.open_work", "users.unknown_receiver"
    })
    void whatPeopleMeetInTheSettingsIsTranslated(String code) {
        assertThat(Bundles.refusals("es")).containsKey(code);
        assertThat(Bundles.refusals("pt")).containsKey(code);
    }

    @Test
    void aNameThatIsTooLongIsRefusedWithoutANumberSinceEachKindHasItsOwn() {
        assertThat(Bundles.refusals("es").get("name.invalid")).doesNotContainPattern("\\d");
        assertThat(Bundles.refusals("pt").get("name.invalid")).doesNotContainPattern("\\d");
    }

    @Test
    void everyRefusalThatIsTranslatedIsOneOfTheServers() throws IOException {
        Map<String, String> spanish = Bundles.refusals("es");
        assertThat(new TreeSet<>(spanish.keySet())).isEqualTo(new TreeSet<>(Bundles.refusals("pt").keySet()));

        String server = serversCode();
        for (String key : spanish.keySet()) {
            List<String> codes = codes(key);
            assertThat(codes).as("a code of the server, or a field and its code: " + key)
                    .anyMatch(code -> server.contains("\"" + code + "\"") || server.contains("gone(\"" + code.replace("invitation.", "") + "\""));
        }
    }

    /** The key itself, and what follows the field. */
    private static List<String> codes(String key) {
        Matcher field = Pattern.compile("\\w+\\.(.+)").matcher(key);
        return field.matches() ? List.of(key, field.group(1)) : List.of(key);
    }

    private static String serversCode() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String module : List.of("../foundation", "../api", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    code.append(Files.readString(file));
                }
            }
        }
        return code.toString();
    }
}
