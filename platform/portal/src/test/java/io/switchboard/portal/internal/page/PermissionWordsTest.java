// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.internal.account.OwnPermissions;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.portal.internal.ToyGeneration;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionWordsTest {
    private static final DeclaredPermission READ = DeclaredPermission.of("deal.read", "read deals", "Deals", "own team all", Map.of());
    private static final DeclaredPermission COUNT = DeclaredPermission.of("stock.count", "count stock", "Stock", "all", Map.of());

    private final ToyModules modules = new ToyModules();
    private final ModuleTexts texts = new ModuleTexts();
    private final PermissionWords words = new PermissionWords(modules, texts);

    @Test
    void thePlatformsOwnAreInEveryLanguageAndInEnglishAsDeclared() {
        assertThat(words.of(OwnPermissions.all())).isEqualTo(OwnPermissions.all());
        for (String language : List.of("en", "es", "pt")) {
            Texts texts = Texts.in(Locale.forLanguageTag(language));
            for (DeclaredPermission permission : OwnPermissions.all()) {
                String name = permission.name();
                assertThat(texts.has("permission_" + name.replace('.', '_'))).as(name + " in " + language).isTrue();
                assertThat(texts.has("permissions_" + name.split("\\.")[0])).as("the heading of " + name + " in " + language).isTrue();
            }
        }
    }

    @Test
    void aModulesAreInTheReadersLanguageWhereTheModuleSpeaksIt(@TempDir Path folder) throws IOException {
        Path spanish = Files.writeString(
                folder.resolve("es"), "permission_deal_read = leer negocios\npermissions_deal = Negocios");
        ToyGeneration crm = new ToyGeneration("crm", "1").declaring(READ).with("messages_es.properties", spanish.toUri().toURL());
        texts.prepare(crm);
        modules.run(crm);
        modules.run(new ToyGeneration("stock", "1").declaring(COUNT));

        assertThat(words.of(List.of(READ, COUNT))).containsExactly(READ, COUNT);
        try (Texts.Reading reading = Texts.readBy(() -> Locale.forLanguageTag("es"))) {
            List<DeclaredPermission> translated = words.of(List.of(READ, COUNT));
            assertThat(translated).extracting(DeclaredPermission::words).containsExactly("leer negocios", "count stock");
            assertThat(translated).extracting(DeclaredPermission::group).containsExactly("Negocios", "Stock");
            assertThat(translated.get(0).scopes()).isEqualTo(READ.scopes());
            assertThat(Ability.beyond(translated, Map.of(), Map.of("deal.read", "own"))).containsExactly("leer negocios (lo suyo)");
            assertThat(PermissionGroup.line(translated, List.of("deal.read"))).isEqualTo("Negocios: leer negocios");
        }
    }

    @Test
    void aModuleGetsNoWordsOfThePortals() {
        DeclaredPermission borrowed = DeclaredPermission.of("users.count", "count people", "Head count", "all", Map.of());
        modules.run(new ToyGeneration("stock", "1").declaring(borrowed));

        try (Texts.Reading reading = Texts.readBy(() -> Locale.forLanguageTag("es"))) {
            assertThat(words.of(List.of(borrowed))).containsExactly(borrowed);
        }
    }
}
