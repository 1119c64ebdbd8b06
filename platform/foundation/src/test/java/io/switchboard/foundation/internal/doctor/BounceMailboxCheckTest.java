// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import static org.apache.felix.hc.api.Result.Status.CRITICAL;
import static org.apache.felix.hc.api.Result.Status.OK;
import static org.apache.felix.hc.api.Result.Status.TEMPORARILY_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.testing.RunningFoundation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BounceMailboxCheckTest {
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        server.start();
        server.setUser("bounces@shop.example", "bounces", "the right password");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void oneThatOpensIsFineAndSoIsNone() {
        assertThat(look(Map.of()).state()).isEqualTo(OK);
        assertThat(look(Map.of()).found()).contains("every minute");
        assertThat(look(Map.of("switchboard.mail.bounces.host", "")).state()).isEqualTo(OK);
    }

    @Test
    void aWrongPasswordFolderOrFileIsNamed() {
        Finding refused = look(Map.of("switchboard.mail.bounces.password", "quite another"));
        assertThat(refused.state()).isEqualTo(CRITICAL);
        assertThat(refused.fix()).contains("switchboard.mail.bounces.password");
        assertThat(refused.toString()).doesNotContain("quite another");
        assertThat(look(Map.of("switchboard.mail.bounces.folder", "Nowhere")).fix()).contains("switchboard.mail.bounces.folder");
        assertThat(look(Map.of("switchboard.mail.bounces.password-file", directory + "/none")).fix())
                .contains("switchboard.mail.bounces.password-file");
    }

    @Test
    void aClosedPortIsWaitedForAndACertificateThatNobodyKnowsIsCritical() {
        String secured = Integer.toString(server.getImaps().getPort());
        Finding unknown = look(Map.of("switchboard.mail.bounces.port", secured, "switchboard.mail.bounces.security", "tls"));
        assertThat(unknown.state()).isEqualTo(CRITICAL);
        assertThat(unknown.found()).contains("certificate");
        Map<String, String> settings = settings();
        server.stop();
        assertThat(new BounceMailboxCheck(RunningFoundation.config(directory, settings).mail().bounces()).look().state())
                .isEqualTo(TEMPORARILY_UNAVAILABLE);
    }

    private Finding look(Map<String, String> more) {
        Map<String, String> settings = settings();
        settings.putAll(more);
        return new BounceMailboxCheck(RunningFoundation.config(directory, settings).mail().bounces()).look();
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "switchboard.mail.bounces.host", "127.0.0.1",
                "switchboard.mail.bounces.port", Integer.toString(server.getImap().getPort()),
                "switchboard.mail.bounces.user", "bounces",
                "switchboard.mail.bounces.password", "the right password",
                "switchboard.mail.bounces.security", "none"));
    }
}
