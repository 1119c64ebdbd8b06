// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.launcher.Finding.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorReportTest {
    private static final DoctorReport REPORT = new DoctorReport(List.of(
            Finding.ok("port 9080", "Free for the pages."),
            Finding.critical("roles", "The role x is a superuser.", "alter role x nosuperuser")));

    @Test
    void it_reads_as_a_table_with_the_fix_below() {
        List<String> lines = new ArrayList<>();
        REPORT.print(lines::add);

        assertThat(lines)
                .containsExactly(
                        "OK        port 9080  Free for the pages.",
                        "CRITICAL  roles      The role x is a superuser.",
                        "                     → alter role x nosuperuser",
                        "\n2 checks: 1 OK, 1 CRITICAL.");
    }

    @Test
    void programs_read_the_same() throws IOException {
        JsonNode document = new ObjectMapper().readTree(REPORT.json());

        assertThat(document.get("state").asText()).isEqualTo("CRITICAL");
        assertThat(document.at("/checks/1/fix").asText()).isEqualTo("alter role x nosuperuser");
    }

    @Test
    void only_what_is_critical_or_unknown_is_a_failure() {
        assertThat(REPORT.state().isFailure()).isTrue();
        assertThat(State.HEALTH_CHECK_ERROR.isFailure()).isTrue();
        assertThat(State.TEMPORARILY_UNAVAILABLE.isFailure()).isFalse();
        assertThat(new DoctorReport(List.of()).state()).isEqualTo(State.OK);
    }
}
