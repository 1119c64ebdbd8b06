// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.mail.catcher.internal.mailbox.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimitsTest extends CatcherFixture {

    private static final int MB = 1024 * 1024;

    @Test
    void onlyTheNewestFiveHundredStay() throws Exception {
        try (Transport transport = sender.connected()) {
            for (int i = 0; i < Mailbox.MOST_MAILS + 12; i++) {
                MimeMessage message = sender.message("lena@casalumen.example", "Mail " + i);
                message.setText("x");
                message.saveChanges();
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
        assertThat(client.items("?limit=500")).hasSize(Mailbox.MOST_MAILS);
        assertThat(client.items("?limit=500").path(Mailbox.MOST_MAILS - 1).path("subject").asText()).isEqualTo("Mail 12");
        assertThat(client.newest().path("subject").asText()).isEqualTo("Mail 511");
    }

    @Test
    void aMailThatIsTooLargeIsRefusedWithASentence() throws Exception {
        sender.text("lena@casalumen.example", "Large", text(4 * MB));

        assertThatThrownBy(() -> sender.text("lena@casalumen.example", "Too large", text(6 * MB)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("552 5.3.4 A mail may have 5 MB");
        sender.text("lena@casalumen.example", "After", "x");

        assertThat(client.items("")).extracting(item -> item.path("subject").asText()).containsExactly("After", "Large");
    }

    @Test
    void aLineWithoutAnEndIsCutOff() throws Exception {
        byte[] noise = new byte[64 * 1024];
        Arrays.fill(noise, (byte) 'x');
        try (Socket socket = new Socket("127.0.0.1", catcher.smtpPort())) {
            assertThatThrownBy(() -> {
                for (int sent = 0; sent < 100 * MB; sent += noise.length) {
                    socket.getOutputStream().write(noise);
                }
            }).as("the connection is closed long before").isInstanceOf(SocketException.class);
        }
        sender.text("lena@casalumen.example", "After", "x");

        assertThat(client.newest().path("subject").asText()).isEqualTo("After");
    }

    @Test
    void aSenderThatGoesAwayHalfwayLeavesNothing() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", catcher.smtpPort())) {
            socket.getOutputStream().write(("EHLO x\r\nMAIL FROM:<a@a.example>\r\nRCPT TO:<b@b.example>\r\nDATA\r\nSubject: half\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        sender.text("lena@casalumen.example", "After", "x");

        assertThat(client.items("")).hasSize(1);
    }

    private static String text(int bytes) {
        return ("x".repeat(75) + "\r\n").repeat(bytes / 77);
    }
}
