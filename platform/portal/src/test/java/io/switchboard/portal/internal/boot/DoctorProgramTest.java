// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.doctor.Report;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorProgramTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void aConfigurationThatCannotBeReadIsAllThatIsTold() {
        Report report = DoctorProgram.report(Map.of(), Map.of("switchboard.demo.enabeld", "true"), false);
        assertThat(report.state()).isEqualTo(Result.Status.CRITICAL);
        assertThat(report.checks()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("configuration");
            assertThat(check.found()).contains("switchboard.demo.enabeld").doesNotContain("\n");
        });
    }

    @Test
    void beforeTheFirstStartNoDatabaseIsAsked(@TempDir Path directory) {
        Map<String, String> settings = Map.of(
                "switchboard.data-dir", directory.toString(),
                "switchboard.deploy-dir", directory.toString(),
                "switchboard.features-dir", directory.toString(),
                "switchboard.database.url", "jdbc:postgresql:",
                "switchboard.database.owner-password", "x",
                "switchboard.database.app-password", "x",
                "switchboard.database.platform-password", "x",
                "switchboard.security.token-key", KEY,
                "switchboard.security.master-key", KEY,
                "switchboard.security.operator-password", "x");
        Report report = DoctorProgram.report(Map.of(), settings, true);
        assertThat(report.checks()).extracting(Report.Examined::name).contains("keys", "storage").doesNotContain("database", "roles");
        assertThat(report.toString()).doesNotContain(KEY);
    }
}
