// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import static org.apache.felix.hc.api.Result.Status.CRITICAL;
import static org.apache.felix.hc.api.Result.Status.OK;
import static org.apache.felix.hc.api.Result.Status.TEMPORARILY_UNAVAILABLE;
import static org.apache.felix.hc.api.Result.Status.WARN;
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

/** A mail server that is there, one that is not, and those that are not ours. */
class MailServerCheckTest {
    private final GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final GreenMail ownCertificate = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        plain.setUser("relay@shop.example", "relay", "the right password");
        plain.start();
        ownCertificate.start();
    }

    @AfterEach
    void stop() {
        plain.stop();
        ownCertificate.stop();
    }

    @Test
    void oneThatTakesMailsIsFineAndGetsNone() {
        assertThat(look(port(plain), Map.of()).state()).isEqualTo(OK);
        assertThat(look(port(plain), Map.of("switchboard.mail.bounces.address", "{id}@bounces.shop.example")).state()).isEqualTo(OK);
        assertThat(look(port(plain), Map.of("switchboard.mail.user", "relay", "switchboard.mail.password", "the right password")).found())
                .contains("signed in");
        assertThat(plain.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordIsCriticalAndNotShown() {
        Finding finding = look(port(plain), Map.of("switchboard.mail.user", "relay", "switchboard.mail.password", "quite another"));
        assertThat(finding.state()).isEqualTo(CRITICAL);
        assertThat(finding.fix()).contains("switchboard.mail.password");
        assertThat(finding.toString()).doesNotContain("quite another");
    }

    @Test
    void aClosedPortIsWaitedFor() {
        int closed = port(plain);
        plain.stop();
        Finding finding = look(closed, Map.of());
        assertThat(finding.state()).isEqualTo(TEMPORARILY_UNAVAILABLE);
        assertThat(finding.found()).contains("Nothing answers at 127.0.0.1:" + closed);
    }

    @Test
    void aCertificateThatNobodyKnowsIsCritical() {
        Finding finding = look(ownCertificate.getSmtps().getPort(), Map.of("switchboard.mail.security", "tls"));
        assertThat(finding.state()).isEqualTo(CRITICAL);
        assertThat(finding.found()).contains("cannot be protected");
    }

    @Test
    void oneThatOffersNoProtectionIsCriticalWhereItIsAskedFor() {
        assertThat(look(port(plain), Map.of("switchboard.mail.security", "starttls")).state()).isEqualTo(CRITICAL);
    }

    @Test
    void withoutOneMailsWait() {
        assertThat(look(25, Map.of("switchboard.mail.host", "")).state()).isEqualTo(WARN);
    }

    private static int port(GreenMail server) {
        return server.getSmtp().getPort();
    }

    private Finding look(int port, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("switchboard.mail.port", Integer.toString(port)));
        all.putAll(settings);
        return new MailServerCheck(RunningFoundation.config(directory, all).mail()).look();
    }
}
