// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.launcher.Finding.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher itself looks at: each once broken and once sound. */
class StartChecksTest {
    @TempDir
    private Path directory;

    @Test
    void a_product_that_lacks_something_is_named() throws IOException {
        ProductHome home = new ProductHome(directory.resolve("product"), directory.resolve("wlp"));
        assertThat(new ProductCheck(home).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(State.CRITICAL);
            assertThat(finding.found()).contains("There is no Open Liberty in");
            assertThat(finding.fix()).contains("build the launcher once");
        });

        for (Path file : List.of(home.serverScript(), home.application(), home.driver(), home.serverXml(), home.features())) {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        assertThat(new ProductCheck(home).look().state()).isEqualTo(State.OK);
    }

    @Test
    void a_directory_that_cannot_be_written_is_critical() {
        assertThat(directoryCheck(directory).state()).isEqualTo(State.OK);
        assertThat(directoryCheck(directory.resolve("new").resolve("place")).found()).contains("made at the first start");
        assertThat(directory.resolve("new")).doesNotExist();
        // Nobody writes there, not even the superuser.
        assertThat(directoryCheck(Path.of("/proc/version/data")).state()).isEqualTo(State.CRITICAL);
    }

    @Test
    void a_directory_that_cannot_be_written_keeps_the_doctor_from_nothing_but_its_database() {
        Path nobodys = Path.of("/proc");
        try (DatabaseVisit visit = DatabaseVisit.to(ProductOptions.in(nobodys), DataDirectory.of(nobodys))) {
            assertThat(visit.isRunning()).isFalse();
            assertThat(visit.url()).isEmpty();
            assertThat(visit.finding().orElseThrow()).satisfies(finding -> {
                assertThat(finding.state()).isEqualTo(State.CRITICAL);
                assertThat(finding.toString()).contains("/proc cannot be used");
            });
        }
    }

    private static Finding directoryCheck(Path data) {
        return new DataDirectoryCheck(DataDirectory.of(data)).look();
    }

    @Test
    void a_taken_port_is_critical_unless_the_product_itself_has_it() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
            assertThat(new PortCheck("the pages", port, "--http-port", false).look()).satisfies(finding -> {
                assertThat(finding.state()).isEqualTo(State.CRITICAL);
                assertThat(finding.fix()).contains("--http-port");
            });
            assertThat(new PortCheck("the pages", port, "--http-port", true).look().state()).isEqualTo(State.OK);
        }
        assertThat(new PortCheck("the pages", port, "--http-port", false).look().state()).isEqualTo(State.OK);
        assertThat(new PortCheck("the pages", port, "--http-port", true).look().state())
                .isEqualTo(State.TEMPORARILY_UNAVAILABLE);
    }
}
