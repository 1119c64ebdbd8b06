// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.ModuleDescriptor.Command;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyGeneration;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final ToyGate gate = new ToyGate();
    private final ToyModules modules = new ToyModules();
    private final Commands commands = new Commands(new Gateway(modules, gate));
    private final @Nullable OrganizationId organization = new OrganizationId(Ids.next());

    @Test
    void offersWhatGateAndPermissionsLeaveOpen() {
        modules.run(new ToyGeneration("crm", "1")
                .commanding(
                        new Command("New customer", "customers?new=1", "plus", "create", "customer.create", "Shift+C"),
                        new Command("Newest customers", "customers?sort=new", "list", "go", "", "")));

        assertThat(titles(member("customer.create"))).contains("New customer", "Newest customers");
        assertThat(titles(member())).contains("Newest customers").doesNotContain("New customer");
        gate.close("crm");
        assertThat(titles(member("customer.create"))).doesNotContain("New customer", "Newest customers");
    }

    @Test
    void leadsToPagesOfTheModuleOnly() {
        modules.run(new ToyGeneration("crm", "1")
                .commanding(
                        new Command("Out", "https://evil.example", "plus", "do", "", ""),
                        new Command("Up", "../operator/modules", "plus", "do", "", ""),
                        new Command("In", "customers", "plus", "elsewhere", "", "")));

        assertThat(commands.of(member())).filteredOn(entry -> entry.path().startsWith("/m/")).singleElement().satisfies(entry -> {
            assertThat(entry.path()).isEqualTo("/m/crm/customers");
            assertThat(entry.group()).isEqualTo("Do");
        });
    }

    @Test
    void settingsPagesStandThereForThoseWhoMayOpenThem() {
        assertThat(titles(member())).contains("Your account", "People").doesNotContain("Audit log", "Modules");
        assertThat(titles(member("audit.read"))).contains("Audit log");
        assertThat(titles(identity(null, Set.of(Identity.OPERATE)))).contains("Your account", "Modules").doesNotContain("People");
    }

    @Test
    void everyPageOfTheSettingsIsListed() throws IOException {
        for (String folder : List.of("settings", "operator")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/webapp", folder))) {
                assertThat(OwnPage.ALL).extracting(OwnPage::path).containsAll(files
                        .map(file -> "/" + folder + "/" + file.getFileName().toString().replace(".xhtml", ""))
                        .toList());
            }
        }
    }

    @Test
    void pagesAreFoundByTheBeginningsOfTheirWords() {
        OwnPage people = OwnPage.ALL.stream().filter(page -> page.title().equals("People")).findFirst().orElseThrow();
        assertThat(people.matches("peo")).isTrue();
        assertThat(people.matches("invite  SEATS")).isTrue();
        assertThat(people.matches("eople")).isFalse();
    }

    @Test
    void pagesAreFoundByTheirNamesInTheReadersLanguage() {
        OwnPage people = OwnPage.ALL.stream().filter(page -> page.title().equals("People")).findFirst().orElseThrow();
        assertThat(people.matches("pers")).isFalse();
        try (Texts.Reading reading = Texts.readBy(() -> Locale.forLanguageTag("es"))) {
            assertThat(people.matches("pers")).isTrue();
            assertThat(people.matches("peo")).as("in English too").isTrue();
            assertThat(people.kind()).isEqualTo("Ajustes");
        }
    }

    private List<String> titles(Identity identity) {
        return commands.of(identity).stream().map(Commands.Entry::title).toList();
    }

    private Identity member(String... permissions) {
        return identity(organization, Set.of(permissions));
    }

    private static Map<String, Scope> scopes(Set<String> permissions) {
        return permissions.stream().collect(Collectors.toMap(Function.identity(), permission -> Scope.ALL));
    }

    private static Identity identity(@Nullable OrganizationId organization, Set<String> permissions) {
        return new Identity(new UserId(Ids.next()), "a@b.example", "Ana", organization, "Shop", "agent", scopes(permissions), Set.of(), null);
    }
}
