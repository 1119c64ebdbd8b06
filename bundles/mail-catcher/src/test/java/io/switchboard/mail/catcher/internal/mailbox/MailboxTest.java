// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final MailQuery ALL = new MailQuery("", "", 0, Mailbox.MOST_MAILS);

    @TempDir
    Path folder;

    @Test
    void largeMailsPushOutTheOldestBeforeTheyAreFiveHundred() throws IOException {
        Mailbox mailbox = mailbox();
        for (int i = 0; i < 20; i++) {
            mailbox.add(mail("Mail " + i, 5 * 1024 * 1024));
        }

        List<Mail> kept = mailbox.find(ALL);
        assertThat(kept).hasSize(12).first().extracting(Mail::subject).isEqualTo("Mail 19");
        assertThat(kept.stream().mapToLong(Mail::size).sum()).isLessThanOrEqualTo(Mailbox.MOST_BYTES);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(12);
        }
    }

    @Test
    void mailsOfOneMillisecondAreToldApart() throws IOException {
        Mailbox mailbox = mailbox();
        Mail first = mailbox.add(mail("First", 10));
        Mail second = mailbox.add(mail("Second", 10));

        assertThat(first.receivedAt()).isEqualTo(NOW);
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(mailbox.find(second.id())).contains(second);
    }

    @Test
    void anotherLifeGoesOnWhereTheLastEnded() throws IOException {
        Mailbox before = mailbox();
        before.add(mail("First", 10));
        String version = before.version();

        Mailbox after = mailbox();
        after.load();
        assertThat(after.version()).isNotEqualTo(version);
        after.add(mail("Second", 10));
        assertThat(after.find(ALL)).extracting(Mail::subject).containsExactly("Second", "First");
    }

    private Mailbox mailbox() {
        return new Mailbox(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static byte[] mail(String subject, int size) {
        return ("Subject: " + subject + "\r\n\r\n" + "x".repeat(size)).getBytes(StandardCharsets.US_ASCII);
    }
}
