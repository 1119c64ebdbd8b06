// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationChecklist;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import org.junit.jupiter.api.Test;

@FoundationTest
class ChecklistTest {
    private static final String DISMISSED = "organization.checklist_dismissed";

    private final RunningFoundation running;
    private final OrganizationChecklist checklist;

    ChecklistTest(RunningFoundation running) {
        this.running = running;
        this.checklist = running.foundation().checklist();
    }

    @Test
    void isPutAwayForTheWholeOrganizationAndRecordedOnce() {
        Identity ada = running.register("Stools");
        Identity other = running.register("Tables");

        checklist.dismiss(ada);
        checklist.dismiss(ada);

        assertThat(checklist.isDismissed(ada)).isTrue();
        assertThat(checklist.isDismissed(other)).isFalse();
        assertThat(running.foundation().auditLog().list(ada, AuditLog.Filter.ALL, 50, null))
                .filteredOn(entry -> entry.action().equals(DISMISSED))
                .hasSize(1);
    }

    @Test
    void anAgentCannotPutItAway() {
        Identity ada = running.register("Shelves");
        Identity bo = running.join(ada, "Bo", "agent");

        assertThatThrownBy(() -> checklist.dismiss(bo)).isInstanceOf(PermissionMissing.class);
        assertThat(checklist.isDismissed(ada)).isFalse();
    }
}
