// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People.Role;
import io.switchboard.kernel.module.DeclaredPermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbilityTest {
    private static final List<DeclaredPermission> DECLARED = List.of(
            declared("conversation.read", "read conversations", "own team all"),
            declared("conversation.reply", "answer customers", "own team all"),
            declared("deal.edit", "work on deals", "own team all"),
            declared("report.view", "see the figures", "all"));
    private static final Map<String, String> AGENT = Map.of("conversation.read", "team", "conversation.reply", "team", "deal.edit", "own");
    private static final Map<String, String> VIEWER = Map.of("conversation.read", "all", "report.view", "all");

    @Test
    void tellsWhatOneRoleAllowsBeyondAnother() {
        assertThat(Ability.beyond(DECLARED, AGENT, VIEWER)).containsExactly("read conversations (of everybody)", "see the figures");
        assertThat(Ability.beyond(DECLARED, VIEWER, AGENT))
                .containsExactly("answer customers (of their teams)", "work on deals (their own)");
        assertThat(Ability.beyond(DECLARED, AGENT, AGENT)).isEmpty();
    }

    @Test
    void offersOnlyRolesThatMayBeGivenAndAreOthers() {
        List<Role> roles = List.of(
                new Role("admin", "Admin", "Runs the organization.", Map.of("org.settings", "all"), false),
                new Role("agent", "Agent", "Answers.", AGENT, true),
                new Role("viewer", "Viewer", "Looks.", VIEWER, true));

        List<RoleChoice> choices = RoleChoice.of(person("agent"), roles, DECLARED);

        assertThat(choices).extracting(RoleChoice::key).containsExactly("viewer");
        assertThat(choices.get(0).gained()).contains("see the figures");
        assertThat(choices.get(0).lost()).contains("answer customers (of their teams)");
    }

    private static DeclaredPermission declared(String name, String words, String scopes) {
        return DeclaredPermission.of(name, words, "Work", scopes, Map.of());
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
                List.of(),
                null);
    }
}
