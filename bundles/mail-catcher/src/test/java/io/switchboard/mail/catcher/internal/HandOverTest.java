// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.module.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two generations of the module on the same ports, one after the other. */
class HandOverTest {

    @TempDir
    Path directory;

    private final int smtpPort = freePort();
    private final int httpPort = freePort();
    private final Sender sender = new Sender(smtpPort);
    private final Client client = new Client(httpPort);

    @Test
    void theNewGenerationTakesThePortsAndTheMails() throws Exception {
        MailCatcherModule old = module();
        sender.text("lena@casalumen.example", "Before", "x");
        MailCatcherModule next = module();
        try {
            assertThat(next.execute().getStatus()).isEqualTo(Result.Status.OK);
            assertThat(next.execute().toString()).contains("Waiting for the ports");
            sender.text("lena@casalumen.example", "During", "x");

            old.close();
            CatcherFixture.await().until(() -> next.execute().toString().contains("Listening"));
            sender.text("lena@casalumen.example", "After", "x");

            assertThat(client.items("")).extracting(item -> item.path("subject").asText()).containsExactly("After", "During", "Before");
        } finally {
            old.close();
            next.close();
        }
    }

    @Test
    void aMailIsAFile() throws Exception {
        MailCatcherModule module = module();
        try {
            sender.text("lena@casalumen.example", "A file", "hello");
            Path file = directory.resolve(client.newestId() + ".eml");

            assertThat(file).content().contains("Subject: A file", "hello");
            client.delete("/mails");
            assertThat(Files.list(directory)).isEmpty();
        } finally {
            module.close();
        }
    }

    @Test
    void whatIsNoMailIsLeftAlone() throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "mine");
        Files.writeString(directory.resolve("1700000000000.eml"), "Subject: From elsewhere\r\nTo: Ana <ana@a.example>\r\n\r\nx");
        Files.createDirectory(directory.resolve("1700000000001.eml"));
        MailCatcherModule module = module();
        try {
            assertThat(client.items("")).hasSize(1).first().satisfies(item -> {
                assertThat(item.path("receivedAt").asText()).isEqualTo("2023-11-14T22:13:20Z");
                assertThat(item.path("to").path(0).asText()).isEqualTo("Ana <ana@a.example>");
            });
            assertThat(directory.resolve("notes.txt")).hasContent("mine");
        } finally {
            module.close();
        }
    }

    @Test
    void onePortAloneIsNotTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(httpPort, 1, InetAddress.getLoopbackAddress());
                MailCatcher catcher = new MailCatcher(new MailCatcherOptions(smtpPort, other.getLocalPort(), null), Clock.systemUTC())) {
            assertThatThrownBy(catcher::listen).isInstanceOf(BindException.class);

            try (ServerSocket free = new ServerSocket(smtpPort, 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    @Test
    void aClosedCatcherLeavesNoThread() throws Exception {
        MailCatcherModule module = module();
        sender.text("lena@casalumen.example", "x", "x");
        client.items("");
        module.close();

        CatcherFixture.await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("mail-catcher")));
    }

    @Test
    void aPortThatIsNoneIsRefusedWithASentence() {
        Settings wrong = key -> Optional.of("70000");

        assertThatThrownBy(() -> MailCatcherOptions.from(wrong))
                .hasMessage("The setting smtp-port of the mail catcher must be a port from 1 to 65535, not 70000.");
        assertThat(MailCatcherOptions.from(key -> Optional.empty())).isEqualTo(new MailCatcherOptions(9025, 9026, null));
    }

    private MailCatcherModule module() {
        Map<String, String> values = Map.of("smtp-port", Integer.toString(smtpPort), "http-port", Integer.toString(httpPort),
                "directory", directory.toString());
        return new MailCatcherModule(key -> Optional.ofNullable(values.get(key)), Clock.systemUTC());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
