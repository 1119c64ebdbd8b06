// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.search.Sections.Section;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionsTest {
    private final OrganizationId shop = new OrganizationId(Ids.next());

    @Test
    void aMemberSeesWhatTheyMayOpen() {
        Sections sections = new Sections(identity(shop, Map.of("audit.read", Scope.ALL)));

        assertThat(sections.you()).extracting(Section::path)
                .containsExactly("/settings/account", "/settings/sessions", "/settings/security");
        assertThat(sections.organization()).extracting(Section::path)
                .containsExactly("/settings/people", "/settings/teams", "/settings/roles", "/settings/audit");
        assertThat(sections.operator()).isEmpty();
    }

    @Test
    void theOperatorSeesTheConsole() {
        Sections sections = new Sections(identity(null, Map.of(Identity.OPERATE, Scope.ALL)));

        assertThat(sections.organization()).isEmpty();
        assertThat(sections.operator()).extracting(Section::path).startsWith("/operator/modules").endsWith("/operator/doctor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "operator"})
    void noListHasALineOfItsOwn(String template) {
        Path file = Path.of("../theme/src/main/resources/META-INF/resources/templates/" + template + ".xhtml");

        assertThat(file).content().contains("#{s.path}").doesNotContain("contextPath}/");
    }

    private static Identity identity(@Nullable OrganizationId organization, Map<String, Scope> scopes) {
        return new Identity(
                new UserId(Ids.next()), "a@b.example", "Ana", organization, "Shop", "agent", scopes, Set.of(), null);
    }
}
