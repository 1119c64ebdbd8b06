// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.Pictures;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.Postbox.Arrived;
import io.switchboard.foundation.testing.RunningFoundation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@FoundationTest
class MailSenderTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final RunningFoundation running;

    MailSenderTest(RunningFoundation running) {
        this.running = running;
    }

    @Test
    void aBusyServerIsAskedAgainLater() {
        String email = RunningFoundation.newEmail();
        running.postbox().busyFor(email, 2);
        invite(email);
        awaitRow(email, "queued after 1, again in 10 s: The mail server did not take it");
        running.clock().move(Duration.ofSeconds(10));
        awaitRow(email, "queued after 2, again in 60 s: The mail server did not take it");
        assertThat(running.postbox().mailsNow(email)).isEmpty();

        running.clock().move(Duration.ofMinutes(1));
        List<Arrived> arrived = running.postbox().mails(email, 1);
        assertThat(arrived).hasSize(1);
        awaitRow(email, "sent after 3");
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgain() {
        String email = RunningFoundation.newEmail();
        running.postbox().closedFor(email);
        invite(email);
        awaitRow(email, "bounced after 1: There is no such mailbox");
    }

    @Test
    void whatFilledAMailIsSealedUntilItIsSentAndGoneAfterwards() {
        String email = RunningFoundation.newEmail();
        running.postbox().busyFor(email, 1);
        invite(email);
        awaitRow(email, "queued after 1, again in 10 s: The mail server did not take it");
        String stored = one("select m::text from foundation.mail_message m where recipient = ?", email);
        running.clock().move(Duration.ofSeconds(10));
        String token = running.postbox().mails(email, 1).get(0).token();

        assertThat(stored).contains("\\x").doesNotContain(token, hex(token), "Sealed Shop", hex("Sealed Shop"));
        awaitRow(email, "sent after 2");
        assertThat(one("select (sealed is null)::text from foundation.mail_message where recipient = ?", email))
                .isEqualTo("true");
    }

    @Test
    void aRefusedSenderIsAMistakeToMendAndLosesNothing() {
        String email = RunningFoundation.newEmail();
        Identity ada = registered();
        running.postbox().refuseSenderOnce();
        invite(ada, email);
        awaitRow(email, "queued after 1, again in 10 s: The mail server did not take it");
        running.clock().move(Duration.ofSeconds(10));
        assertThat(running.postbox().mails(email, 1)).hasSize(1);
    }

    @Test
    void whatNobodyCouldUseAnyMoreIsNotSent() {
        Identity ada = registered();
        running.postbox().busyFor(ada.email(), 1);
        running.foundation().accounts().requestPasswordReset(ada.email());
        awaitRow(ada.email(), "reset-password", "queued after 1, again in 10 s: The mail server did not take it");
        running.clock().move(Duration.ofMinutes(30));
        awaitRow(ada.email(), "reset-password", "failed after 2: It was not sent before it expired");
    }

    @Test
    void aMailOfAnOrganizationShowsItsLogoAndElseItsName() throws IOException {
        Identity ada = registered();
        String named = RunningFoundation.newEmail();
        invite(ada, named);
        assertThat(running.postbox().mails(named, 1).get(0).html()).contains(">Sealed Shop</td>").doesNotContain("cid:");

        Pictures pictures = running.foundation().pictures();
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", drawn);
        pictures.setLogo(ada, new ByteArrayInputStream(drawn.toByteArray()));
        String shown = RunningFoundation.newEmail();
        invite(ada, shown);
        Arrived mail = running.postbox().mails(shown, 1).get(0);
        assertThat(mail.html()).contains("<img src=\"cid:logo\" alt=\"Sealed Shop\"");
        assertThat(mail.pictures().get("<logo>")).isEqualTo(pictures.logo(ada.organization()).orElseThrow().png());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody whose first mail is out of the way. */
    private Identity registered() {
        Identity ada = running.register("Sealed Shop");
        running.postbox().mails(ada.email(), 1);
        return ada;
    }

    private void invite(String email) {
        invite(registered(), email);
    }

    private void invite(Identity ada, String email) {
        running.foundation().invitations().send(ada, List.of(new Wish(email, "agent")));
    }

    private void awaitRow(String email, String expected) {
        awaitRow(email, "invitation", expected);
    }

    private void awaitRow(String email, String template, String expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(one(
                        """
                        select state || ' after ' || attempts
                            || case when state = 'queued' then ', again in ' || extract(epoch from next_at - ?)::int || ' s' else '' end
                            || coalesce(': ' || error, '')
                        from foundation.mail_message where recipient = ? and template = ?
                        """,
                        running.clock().instant(),
                        email,
                        template))
                .isEqualTo(expected));
    }

    private String one(String sql, Object... arguments) {
        return running.database()
                .transaction(c -> Sql.first(c, sql, row -> row.getString(1), arguments))
                .orElseThrow();
    }
}
