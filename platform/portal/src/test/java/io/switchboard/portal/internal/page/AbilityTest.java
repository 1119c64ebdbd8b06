// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Foundation;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People.Role;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbilityTest {
    private static final Map<String, String> AGENT = Map.of("conversation.read", "team", "conversation.reply", "team", "deal.edit", "own");
    private static final Map<String, String> VIEWER = Map.of("conversation.read", "all", "report.view", "all");

    /** Words about a permission that there is no more would never be shown. */
    @Test
    void speaksOnlyOfPermissionsThatThereAre() throws IOException {
        JsonNode permissions = permissions();
        assertThat(Ability.ALL).allSatisfy(ability -> assertThat(permissions.has(ability.permission())).as(ability.permission()).isTrue());
    }

    private static JsonNode permissions() throws IOException {
        try (InputStream in = Foundation.class.getResourceAsStream("internal/account/roles.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void tellsWhatOneRoleAllowsBeyondAnother() {
        assertThat(Ability.beyond(AGENT, VIEWER)).containsExactly("read the conversations of every team", "see the figures of everybody");
        assertThat(Ability.beyond(VIEWER, AGENT)).containsExactly("answer customers", "work on deals");
        assertThat(Ability.beyond(AGENT, AGENT)).isEmpty();
    }

    @Test
    void offersOnlyRolesThatMayBeGivenAndAreOthers() {
        List<Role> roles = List.of(
                new Role("admin", "Admin", "Runs the organization.", Map.of("org.settings", "all"), false),
                new Role("agent", "Agent", "Answers.", AGENT, true),
                new Role("viewer", "Viewer", "Looks.", VIEWER, true));

        List<RoleChoice> choices = RoleChoice.of(person("agent"), roles);

        assertThat(choices).extracting(RoleChoice::key).containsExactly("viewer");
        assertThat(choices.get(0).gained()).contains("see the figures of everybody");
        assertThat(choices.get(0).lost()).contains("answer customers");
    }

    private static Person person(String role) {
        return new Person(
                new UserId(Ids.next()),
                "Bruno",
                "bruno@example.org",
                role,
                role,
                "active",
                "available",
                false,
                false,
                true,
                Instant.EPOCH,
                null,
                List.of());
    }
}
