// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import static org.apache.felix.hc.api.Result.Status.CRITICAL;
import static org.apache.felix.hc.api.Result.Status.OK;
import static org.apache.felix.hc.api.Result.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of the machine on one that it is there for, and on a sound one. */
class MachineChecksTest {
    /** A place where nobody can write, not even the superuser, and that has no room. */
    private static final Path NOBODYS = Path.of("/proc/self");

    private static final long GIGABYTE = 1L << 30;

    @TempDir
    private Path directory;

    @Test
    void javasAgeAndMemoryAreLookedAt() {
        assertThat(java("11.0.2", GIGABYTE)).isEqualTo(CRITICAL);
        assertThat(java("22.0.1", GIGABYTE)).isEqualTo(WARN);
        assertThat(java("21.0.1", GIGABYTE / 8)).isEqualTo(WARN);
        assertThat(java("25", GIGABYTE)).isEqualTo(OK);
    }

    private static Object java(String version, long memory) {
        return new JavaCheck(Runtime.Version.parse(version), memory).look().state();
    }

    @Test
    void aFullDiskIsCritical() throws IOException {
        assertThat(new DiskCheck(NOBODYS.resolve("not-made-yet")).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CRITICAL);
            assertThat(finding.found()).startsWith("0 MB are free");
        });
        assertThat(new DiskCheck(directory.resolve("not-made-yet")).look().state()).isNotEqualTo(CRITICAL);
    }

    @Test
    void whatCannotBeWrittenIsCritical() {
        assertThat(new StorageCheck(NOBODYS).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CRITICAL);
            assertThat(finding.found()).contains("Nothing can be written to /proc");
        });
        assertThat(new StorageCheck(directory).look().state()).isEqualTo(OK);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void keysMustBeLongAndTwo() {
        String good = Keys.OTHER.masterKey();
        assertThat(new KeysCheck(Keys.OTHER).look().state()).isEqualTo(OK);
        assertThat(new KeysCheck(new Keys(good, good)).look().state()).isEqualTo(WARN);
        assertThat(new KeysCheck(new Keys("not base64!", good)).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CRITICAL);
            assertThat(finding.toString()).contains("master-key").doesNotContain("not base64!");
        });
        assertThat(new KeysCheck(new Keys(good, Keys.key(16, 5))).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CRITICAL);
            assertThat(finding.found()).isEqualTo("switchboard.security.token-key has 16 bytes; 32 are needed.");
        });
    }

    @Test
    void whatIsForEverybodysEyesMustNotBeADemo() {
        assertThat(configuration(Map.of()).look().state()).isEqualTo(OK);
        assertThat(configuration(Map.of("switchboard.public-url", "http://crm.example")).look().state()).isEqualTo(WARN);
        assertThat(configuration(Map.of("switchboard.public-url", "https://crm.example")).look().state()).isEqualTo(OK);
        assertThat(configuration(Map.of("switchboard.public-url", "https://crm.example", "switchboard.demo.enabled", "true")).look())
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(CRITICAL);
                    assertThat(finding.toString()).doesNotContain("switchboard-demo");
                });
    }

    private ConfigurationCheck configuration(Map<String, String> settings) {
        SwitchboardConfig config = RunningFoundation.config(directory, settings);
        return new ConfigurationCheck(config);
    }
}
