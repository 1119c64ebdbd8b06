// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyGeneration;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.search.SearchAnswer.Missing;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Gateway;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GlobalSearchTest {
    private static final Logger FAILURES = Logger.getLogger(ModuleSearch.class.getName());

    private final Identity ana = new Identity(
            new UserId(Ids.next()), "ana@x.example", "Ana", new OrganizationId(Ids.next()), "Casa", "agent", Map.of(), Set.of(), null);
    private final ToyModules modules = new ToyModules();
    private final ModuleSearches searches =
            new ModuleSearches(new Gateway(modules, new ToyGate()), Duration.ofSeconds(10));
    private final GlobalSearch search = new GlobalSearch(searches, nobody());

    /** The failure is meant; its stack would only worry whoever reads the build. */
    @BeforeAll
    static void silence() {
        FAILURES.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        searches.close();
    }

    @Test
    void pagesKindsAndReasonsAreInTheReadersLanguage() {
        modules.run(new ToyGeneration("crm", "1").offering(SearchProvider.class, query -> {
            throw new IllegalStateException("no database");
        }));

        try (Texts.Reading reading = Texts.readBy(() -> Locale.forLanguageTag("es"))) {
            SearchAnswer answer = search.search(ana, "personas");

            assertThat(answer.items()).extracting(SearchResult::kind, SearchResult::title).containsExactly(
                    tuple("Ajustes", "Personas"));
            assertThat(answer.incomplete()).extracting(Missing::reason).containsExactly("Falló; el operador ve por qué.");
        }
        assertThat(search.search(ana, "personas").items()).isEmpty();
        assertThat(search.search(ana, "people").items()).extracting(SearchResult::kind, SearchResult::title).containsExactly(
                tuple("Settings", "People"));
        assertThat(search.search(ana, "people").incomplete())
                .extracting(Missing::reason)
                .containsExactly("It failed; the operator sees why.");
    }

    private static People nobody() {
        return (People) Proxy.newProxyInstance(
                People.class.getClassLoader(), new Class<?>[] {People.class}, (proxy, method, arguments) -> List.of());
    }
}
