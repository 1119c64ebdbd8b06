// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyGeneration;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MenuTest {
    private final OrganizationId organization = new OrganizationId(Ids.next());
    private final ToyGate gate = new ToyGate();
    private final ToyModules modules = new ToyModules();
    private final ModuleTexts texts = new ModuleTexts();
    private final Menu menu = new Menu(new Gateway(modules, gate), texts);

    @Test
    void whoeverOverseesBeginsAtHomeAndWhoeverWorksAtAStart() {
        modules.run(new ToyGeneration("crm", "1").listing(entry("customers", 10, false)));
        modules.run(new ToyGeneration("conversations", "1").listing(entry("inbox", 20, true)));

        assertThat(menu.home(member(Map.of("report.view", Scope.ALL)))).contains("/home");
        assertThat(menu.home(member(Map.of("report.view", Scope.OWN)))).contains("/m/conversations/inbox");
        assertThat(menu.home(member(Map.of()))).contains("/m/conversations/inbox");

        gate.close("conversations");
        assertThat(menu.home(member(Map.of()))).as("no start is open").contains("/m/crm/customers");
        gate.close("crm");
        assertThat(menu.home(member(Map.of()))).isEmpty();
    }

    @Test
    void theOperatorBeginsInTheConsole() {
        Identity operator =
                new Identity(new UserId(Ids.next()), "op@x.example", "Op", null, "", "operator", Map.of(), Set.of(), null);

        assertThat(menu.home(operator)).contains("/operator/modules");
    }

    @Test
    void titlesAreInTheReadersLanguageWhereTheModuleSpeaksIt(@TempDir Path folder) throws IOException {
        Path spanish = Files.writeString(folder.resolve("es"), "menu_customers = Clientes");
        ToyGeneration crm = new ToyGeneration("crm", "1")
                .listing(entry("customers", 10, false), entry("deals", 20, false))
                .with("messages_es.properties", spanish.toUri().toURL());
        texts.prepare(crm);
        modules.run(crm);

        try (Texts.Reading reading = Texts.readBy(() -> Locale.forLanguageTag("es"))) {
            assertThat(menu.entries(member(Map.of()))).extracting(Menu.Entry::title).containsExactly("Clientes", "deals");
        }
        assertThat(menu.entries(member(Map.of()))).extracting(Menu.Entry::title).containsExactly("customers", "deals");
    }

    @Test
    void whatSomebodyMayNotOpenIsNotInTheirMenu() {
        modules.run(new ToyGeneration("crm", "1")
                .listing(entry("customers", 10, false), entry("deals", 20, false))
                .opening("deals", "deal.read"));

        assertThat(menu.entries(member(Map.of()))).extracting(Menu.Entry::page).containsExactly("customers");
        assertThat(menu.entries(member(Map.of("deal.read", Scope.OWN))))
                .extracting(Menu.Entry::page)
                .containsExactly("customers", "deals");
    }

    @Test
    void aModuleThatHasJustGoneCostsNoPageItsMenu(@TempDir Path folder) throws IOException {
        modules.run(new ToyGeneration("crm", "1")
                .listing(entry("customers", 10, false))
                .with("messages_en.properties", folder.resolve("uninstalled").toUri().toURL()));

        assertThat(menu.entries(member(Map.of()))).extracting(Menu.Entry::title).containsExactly("customers");
    }

    private Identity member(Map<String, Scope> scopes) {
        return new Identity(
                new UserId(Ids.next()), "ana@x.example", "Ana", organization, "Casa", "x", scopes, Set.of(), null);
    }

    private static ModuleDescriptor.Menu entry(String page, int order, boolean isStart) {
        return new ModuleDescriptor.Menu(page, page, "inbox", order, isStart);
    }
}
