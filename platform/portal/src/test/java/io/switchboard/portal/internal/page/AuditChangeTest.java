// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditChangeTest {

    @Test
    void comparesFieldByFieldAndLeavesOutWhatStayed() {
        assertThat(AuditChange.of(Map.of(
                        "before", Map.of("role", "agent", "state", "active"),
                        "after", Map.of("role", "manager", "state", "active"))))
                .containsExactly(new AuditChange("role", "agent", "manager"));
    }

    @Test
    void showsWhatCameAndWhatWent() {
        assertThat(AuditChange.of(Map.of("after", Map.of("email", "rui@x.example"))))
                .containsExactly(new AuditChange("email", "", "rui@x.example"));
        assertThat(AuditChange.of(Map.of("before", Map.of("email", "rui@x.example"))))
                .containsExactly(new AuditChange("email", "rui@x.example", ""));
    }

    @Test
    void showsWhatElseIsTold() {
        assertThat(AuditChange.of(Map.of("after", Map.of("state", "active"), "reason", "asked")))
                .containsExactly(new AuditChange("state", "", "active"), new AuditChange("reason", "", "asked"));
    }

    @Test
    void readsAListAsOne() {
        assertThat(AuditChange.of(Map.of("after", Map.of("secrets", List.of("access token", "app secret")))))
                .containsExactly(new AuditChange("secrets", "", "access token, app secret"));
    }

    @Test
    void bearsNothingAndNulls() {
        Map<String, Object> detail = new HashMap<>();
        detail.put("note", null);
        assertThat(AuditChange.of(Map.of())).isEmpty();
        assertThat(AuditChange.of(detail)).containsExactly(new AuditChange("note", "", ""));
    }
}
