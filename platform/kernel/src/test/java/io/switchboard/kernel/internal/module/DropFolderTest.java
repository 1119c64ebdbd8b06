// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
    @TempDir
    Path home;

    TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(home).started();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void deploysWhatIsDroppedAndTakesItAway() throws IOException {
        Path jar = TestBundle.module("crm", "1.0.0").build(home);
        Path dropped = home.resolve("deploy/crm.jar");
        Files.copy(jar, dropped);

        TestServer.eventually("crm serves", this::crmServes);
        assertThat(dropped).doesNotExist();
        assertThat(server.system.recent(1).get(0).actor()).isEqualTo("drop folder");
    }

    @Test
    void leavesAHalfFileUntilItIsWhole() throws IOException {
        byte[] whole = Files.readAllBytes(TestBundle.module("crm", "1.0.0").build(home));
        Path dropped = home.resolve("deploy/crm.jar");
        Files.write(dropped, Arrays.copyOf(whole, whole.length / 2));

        TestServer.eventually(
                "the half file is said to be broken",
                () -> !server.system.recent(1).isEmpty());
        assertThat(server.system.recent(1).get(0).sentence())
                .isEqualTo("crm.jar is not a whole archive; copy it again.");
        assertThat(dropped).exists();
        Files.write(dropped, whole);
        TestServer.eventually("crm serves", this::crmServes);
        assertThat(server.system.recent(5)).hasSize(2);
    }

    private boolean crmServes() {
        return server.system.current().size() == 1;
    }
}
