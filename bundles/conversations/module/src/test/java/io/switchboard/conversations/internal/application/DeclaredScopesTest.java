// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.module.Permission;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeclaredScopesTest {

    @Test
    void aChannelIsOfNoTeam() {
        Permission[] declared = ConversationsModule.class.getAnnotationsByType(Permission.class);
        assertThat(Arrays.stream(declared).filter(permission -> permission.name().equals("channels.view_health")))
                .as("no channel belongs to a team, so nothing less would be kept")
                .singleElement()
                .satisfies(view -> assertThat(view.scopes()).isEqualTo("all"))
                .satisfies(view -> assertThat(view.agent()).isEqualTo("all"));
    }
}
