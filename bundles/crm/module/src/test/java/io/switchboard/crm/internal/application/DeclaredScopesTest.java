// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.module.Permission;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeclaredScopesTest {

    @Test
    void anAgentEditsTheCustomersOfTheirTeams() throws ClassNotFoundException {
        Permission[] declared = Class.forName("io.switchboard.crm.internal.package-info").getAnnotationsByType(Permission.class);
        assertThat(Arrays.stream(declared).filter(permission -> permission.name().equals("customer.edit")))
                .singleElement()
                .satisfies(edit -> assertThat(edit.scopes()).isEqualTo("own team all"))
                .satisfies(edit -> assertThat(edit.agent()).isEqualTo("team"));
    }
}
