// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.DeliveryFailure;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Invitation;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.MailLog.Filter;
import io.switchboard.foundation.MailLog.LoggedMail;
import io.switchboard.foundation.MailLog.State;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.config.SwitchboardConfig;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that come back to a real mailbox. */
@FoundationTest
class ReturnedMailTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final MailTags TAGS =
            new MailTags(new MasterKey(Base64.getDecoder().decode(RunningFoundation.KEY)).code("switchboard mail tags"));

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
    });
    private final RunningFoundation running;
    private final MailLog log;

    @TempDir
    private Path directory;

    private GreenMailUser mailbox;
    private BounceMailbox bounces;

    ReturnedMailTest(RunningFoundation running) {
        this.running = running;
        this.log = running.foundation().mailLog();
    }

    @BeforeEach
    void open() throws IOException {
        server.start();
        mailbox = server.setUser("bounces@switchboard.example", "bounces", "the password");
        Path password = Files.writeString(directory.resolve("password"), "the password\n");
        SwitchboardConfig config = RunningFoundation.config(
                directory,
                Map.of(
                        "switchboard.mail.bounces.host", "127.0.0.1",
                        "switchboard.mail.bounces.port", Integer.toString(server.getImap().getPort()),
                        "switchboard.mail.bounces.user", "bounces",
                        "switchboard.mail.bounces.password-file", password.toString(),
                        "switchboard.mail.bounces.security", "none"));
        bounces = new BounceMailbox(config.mail().bounces(), new Bounces(running.database(), TAGS, running.clock())::note);
    }

    @AfterEach
    void close() {
        bounces.close();
        server.stop();
    }

    @Test
    void aMailThatComesBackIsMarkedAndItsAddressIsHeldBackUntilItIsAllowed() throws Exception {
        Identity ada = running.register("Comes back");
        String email = running.invite(ada, "agent");
        arrive(report(messageId(ada, email), "failed", "5.1.1"));
        bounces.look();

        LoggedMail returned = only(ada);
        assertThat(returned.state()).isEqualTo(State.BOUNCED);
        assertThat(returned.failure()).isEqualTo(DeliveryFailure.NO_MAILBOX);
        assertThat(returned.error()).isEqualTo("There is no such mailbox");
        assertThat(returned.isHeldBack()).isTrue();
        assertThat(returned.isRetryable()).isFalse();
        assertThat(invitation(ada).isReturned()).isTrue();

        running.foundation().invitations().resend(ada, invitation(ada).id());
        LoggedMail heldBack = await().atMost(SOON).until(() -> only(ada), mail -> mail.state() == State.FAILED);
        assertThat(heldBack.failure()).isEqualTo(DeliveryFailure.HELD_BACK);
        assertThat(invitation(ada).isReturned()).isTrue();
        assertThat(running.postbox().mailsNow(email)).hasSize(1);

        assertThatThrownBy(() -> log.allow(running.register("Others"), returned.id())).isInstanceOf(NotFound.class);
        assertThat(log.allow(ada, returned.id()).isHeldBack()).isFalse();
        assertThat(catchThrowableOfType(Refusal.class, () -> log.allow(ada, returned.id())).code()).isEqualTo("mail.not_held_back");
        assertThat(running.foundation().auditLog().list(ada, new AuditLog.Filter(null, "mail.address_allowed", null, null, null, null), 5, null))
                .hasSize(1);
        running.foundation().invitations().resend(ada, invitation(ada).id());
        running.postbox().mails(email, 2);
        assertThat(invitation(ada).isReturned()).isFalse();
    }

    @Test
    void sendingAHeldBackMailAgainAllowsItsAddress() throws Exception {
        Identity ada = running.register("Sent again");
        String email = running.invite(ada, "agent");
        arrive(report(messageId(ada, email), "failed", "5.2.1"));
        bounces.start();
        await().atMost(SOON).until(() -> only(ada).failure() == DeliveryFailure.CLOSED);
        running.foundation().invitations().resend(ada, invitation(ada).id());
        LoggedMail heldBack = await().atMost(SOON).until(() -> only(ada), mail -> mail.state() == State.FAILED);
        log.retry(ada, heldBack.id());
        running.postbox().mails(email, 2);
    }

    @Test
    void anotherOrganizationStillMailsThere() throws Exception {
        Identity ada = running.register("Has a bounce");
        String email = running.invite(ada, "agent");
        arrive(report(messageId(ada, email), "failed", "5.1.1"));
        bounces.look();
        Identity eve = running.register("Has none");
        running.foundation().invitations().send(eve, List.of(new Wish(email, "agent")));
        running.postbox().mails(email, 2);
    }

    @Test
    void whatSomebodyAsksForThemselvesGoesAndItsArrivalAllowsTheAddress() throws Exception {
        Identity ada = running.register("Asks for it");
        running.postbox().mails(ada.email(), 1);
        LoggedMail verify = await().atMost(SOON).until(() -> ofPlatform(ada.email()), mail -> mail.state() == State.SENT);
        arrive(report("<" + TAGS.of(verify.id().value()) + "@switchboard.example>", "failed", "5.0.0"));
        bounces.look();
        assertThat(ofPlatform(ada.email()).isHeldBack()).isTrue();

        running.foundation().accounts().requestPasswordReset(ada.email());
        running.postbox().mails(ada.email(), 2);
        await().atMost(SOON).until(() -> log.list(running.operator(), new Filter(null, ada.email()), 5, null).stream()
                .noneMatch(LoggedMail::isHeldBack));
    }

    @Test
    void aForgedReportAndOneThatOnlyDelaysChangeNothing() throws Exception {
        Identity ada = running.register("Forged");
        String email = running.invite(ada, "agent");
        String id = messageId(ada, email);
        String guessed = id.replaceAll("-[0-9a-f]{20}@", "-" + "0".repeat(20) + "@");
        arrive(report(guessed, "failed", "5.1.1"));
        arrive(report(id, "delayed", "4.4.1"));
        bounces.look();
        assertThat(only(ada).state()).isEqualTo(State.SENT);
        assertThat(only(ada).failure()).isNull();
        assertThat(unread()).isZero();
    }

    @Test
    void whatConcernsTheSenderDoesNotHoldTheAddressBack() throws Exception {
        Identity ada = running.register("Blocked");
        String email = running.invite(ada, "agent");
        arrive(report(messageId(ada, email), "failed", "5.7.1 (blocked by a list)"));
        bounces.look();
        assertThat(only(ada).failure()).isEqualTo(DeliveryFailure.POLICY);
        assertThat(only(ada).isHeldBack()).isFalse();
    }

    @Test
    void nonsenseHoldsUpNothingAndLettersStayUnread() throws Exception {
        Identity ada = running.register("Nonsense");
        String email = running.invite(ada, "agent");
        arrive("Content-Type: multipart/report; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n\u0000:::\r\n");
        arrive("Content-Type: multipart/report\r\n\r\nnothing");
        arrive("Subject: Hello\r\nContent-Type: text/plain\r\n\r\nA person asks something.");
        arrive(report(messageId(ada, email), "failed", "5.1.1"));
        bounces.look();
        assertThat(only(ada).state()).isEqualTo(State.BOUNCED);
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void eachMailMayHaveAnAddressOfItsOwnToComeBackTo() throws Exception {
        SwitchboardConfig config = RunningFoundation.config(
                directory,
                Map.of(
                        "switchboard.mail.port", Integer.toString(server.getSmtp().getPort()),
                        "switchboard.mail.bounces.address", "bounces+{id}@switchboard.example"));
        UUID id = UUID.randomUUID();
        new SmtpRelay(config.mail(), TAGS::of)
                .send(id, "somebody@shop.example", new MailTexts.Rendered("Subject", "text", "html", null), running.clock().instant());
        String returnPath = server.getReceivedMessages()[0].getHeader("Return-Path")[0];
        assertThat(returnPath).contains("bounces+" + TAGS.of(id) + "@switchboard.example");
        assertThat(TAGS.find(returnPath.toUpperCase(Locale.ROOT))).contains(id);

        // A server that returns nothing of the mail.
        String bare = report("<unknown@elsewhere>", "failed", "5.1.1").replace("To: <bounces@switchboard.example>", "To: " + returnPath);
        assertThat(DeliveryReport.read(new MimeMessage(null, bytes(bare))).orElseThrow().traces().stream().map(TAGS::find))
                .anyMatch(found -> found.equals(Optional.of(id)));
    }

    @Test
    void anAddressThatCouldNotHoldAnIdIsRefusedAtStart() {
        SwitchboardConfig config = RunningFoundation.config(
                directory, Map.of("switchboard.mail.bounces.address", "returned-mails+{id}@switchboard.example"));
        assertThatThrownBy(() -> new SmtpRelay(config.mail(), TAGS::of))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("switchboard.mail.bounces.address");
    }

    private String messageId(Identity ada, String email) {
        String id = running.postbox().mails(email, 1).get(0).id();
        await().atMost(SOON).until(() -> only(ada).state() == State.SENT);
        return id;
    }

    private LoggedMail only(Identity admin) {
        return log.list(admin, new Filter(null, ""), 1, null).get(0);
    }

    private LoggedMail ofPlatform(String address) {
        return log.list(running.operator(), new Filter(null, address), 1, null).get(0);
    }

    private Invitation invitation(Identity admin) {
        return running.foundation().invitations().open(admin).get(0);
    }

    private void arrive(String mail) throws MessagingException {
        mailbox.deliver(new MimeMessage(null, bytes(mail)));
    }

    private static ByteArrayInputStream bytes(String mail) {
        return new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8));
    }

    private long unread() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(mailbox).getMessages().stream()
                .filter(message -> !message.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    /** As Postfix writes them. */
    private static String report(String messageId, String action, String status) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example (Mail Delivery System)
                To: <bounces@switchboard.example>
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="A8B1/mx.example"

                --A8B1/mx.example
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --A8B1/mx.example
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Tue, 1 Dec 2026 10:00:00 +0000

                Final-Recipient: rfc822; somebody@shop.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 No such person

                --A8B1/mx.example
                Content-Description: Undelivered Message Headers
                Content-Type: text/rfc822-headers

                From: Switchboard Test <hello@switchboard.example>
                Message-ID: %s
                Subject: Something

                --A8B1/mx.example--
                """
                .formatted(action, status, messageId)
                .replace("\n", "\r\n");
    }
}
