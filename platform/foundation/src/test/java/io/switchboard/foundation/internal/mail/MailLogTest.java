// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.MailLog.Filter;
import io.switchboard.foundation.MailLog.LoggedMail;
import io.switchboard.foundation.MailLog.State;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@FoundationTest
class MailLogTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Filter ALL = new Filter(null, "");

    private final RunningFoundation running;
    private final MailLog log;

    MailLogTest(RunningFoundation running) {
        this.running = running;
        this.log = running.foundation().mailLog();
    }

    @Test
    void anOrganizationSeesWhatWasMailedForItAndNothingElse() {
        Identity ada = running.register("Mails");
        String email = running.invite(ada, "agent");
        running.postbox().mails(email, 1);

        assertThat(await().atMost(SOON).until(() -> log.list(ada, ALL, 10, null), mails -> mails.get(0).state() == State.SENT))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo(email);
                    assertThat(mail.kind()).isEqualTo("invitation");
                    assertThat(mail.organization()).isEqualTo("Mails");
                    assertThat(mail.attempts()).isEqualTo(1);
                    assertThat(mail.settledAt()).isNotNull();
                    assertThat(mail.isRetryable()).isFalse();
                });
        assertThat(log.list(running.register("Others"), ALL, 10, null)).isEmpty();
    }

    @Test
    void theOperatorSeesAllWithThoseOfThePlatformItself() {
        Identity ada = running.register("Seen by the operator");
        List<LoggedMail> all = log.list(running.operator(), new Filter(null, ada.email()), 10, null);
        assertThat(all).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("verify-email");
            assertThat(mail.organization()).isNull();
        });
        assertThat(log.list(ada, ALL, 10, null)).isEmpty();
    }

    @Test
    void mailsAreFoundByStateAndAddressAndPagedFromTheNewestOn() {
        Identity ada = running.register("Many Mails");
        String first = running.invite(ada, "agent");
        String second = running.invite(ada, "agent");
        String third = running.invite(ada, "agent");
        List<LoggedMail> page = log.list(ada, ALL, 2, null);
        assertThat(page).extracting(LoggedMail::to).containsExactly(third, second);
        assertThat(log.list(ada, ALL, 2, page.get(1).id())).extracting(LoggedMail::to).containsExactly(first);
        assertThat(log.list(ada, new Filter(null, second.toUpperCase(Locale.ROOT)), 9, null)).hasSize(1);
        assertThat(log.list(ada, new Filter(State.FAILED, ""), 9, null)).isEmpty();
    }

    @Test
    void aFailedMailIsSentAgainWhileWhatFillsItIsKept() {
        Identity ada = running.register("Once more");
        LoggedMail failed = failed(ada);
        assertThat(failed.error()).isEqualTo("There is no such mailbox");
        assertThat(failed.isHeldBack()).isTrue();
        assertThat(failed.isRetryable()).isTrue();

        running.postbox().openFor(failed.to());
        assertThat(log.retry(ada, failed.id()).state()).isNotEqualTo(State.BOUNCED);
        assertThat(running.postbox().mails(failed.to(), 1).get(0).token()).isNotEmpty();
        assertThat(running.foundation().auditLog().list(ada, new AuditLog.Filter(null, "mail.retried", null, null, null, null), 5, null))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).containsEntry("to", failed.to()));

        await().atMost(SOON).until(() -> only(ada).state() == State.SENT);
        assertThat(catchThrowableOfType(Refusal.class, () -> log.retry(ada, failed.id())).code()).isEqualTo("mail.not_failed");
    }

    @Test
    void theOperatorsRetryIsInTheLogOfTheOrganizationAndInTheirOwn() {
        Identity ada = running.register("Retried for");
        LoggedMail failed = failed(ada);
        running.postbox().openFor(failed.to());
        Identity operator = running.operator();
        log.retry(operator, failed.id());

        AuditLog.Filter retried = new AuditLog.Filter(null, "mail.retried", null, failed.id().toString(), null, null);
        for (Identity reader : List.of(ada, operator)) {
            assertThat(running.foundation().auditLog().list(reader, retried, 5, null))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.actor()).isEqualTo(operator.email()));
        }
    }

    @Test
    void whatNobodyCouldUseAnyMoreIsForgottenAndSaysSo() {
        Identity ada = running.register("Too late");
        LoggedMail failed = failed(ada);
        running.clock().move(Duration.ofDays(7));

        assertThat(catchThrowableOfType(Refusal.class, () -> log.retry(ada, failed.id()))).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("mail.not_kept");
            assertThat(refusal.getMessage()).contains("not kept any more");
        });
        await().atMost(SOON).until(() -> running.database()
                .transaction(c -> Sql.first(
                        c,
                        "select sealed is null as forgotten from foundation.mail_message where id = ?",
                        row -> row.getBoolean("forgotten"),
                        failed.id().value()))
                .orElseThrow());
    }

    @Test
    void onlyWhoMayManageTheOrganizationSeesAndRetries() {
        Identity ada = running.register("Guarded Mails");
        LoggedMail failed = failed(ada);
        Identity agent = running.join(ada, "Agent", "agent");
        assertThatThrownBy(() -> log.list(agent, ALL, 10, null)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> log.retry(agent, failed.id())).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> log.sendTest(ada)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> log.relay(ada)).isInstanceOf(PermissionMissing.class);
        Identity eve = running.register("Curious");
        assertThatThrownBy(() -> log.retry(eve, failed.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void theOperatorSendsATestToThemselves() {
        Identity operator = running.operator();
        assertThat(log.sendTest(operator)).satisfies(trial -> {
            assertThat(trial.isTaken()).isTrue();
            assertThat(trial.isProtected()).isFalse();
            assertThat(trial.answer()).startsWith("250 ");
            assertThat(trial.to()).isEqualTo(operator.email());
        });
        assertThat(running.postbox().mail(operator.email(), "A test mail").text()).contains("http://localhost:9080");
        assertThat(log.list(operator, new Filter(null, operator.email()), 1, null)).singleElement().satisfies(mail -> assertThat(mail.kind()).isEqualTo("test"));
        assertThat(log.relay(operator)).satisfies(relay -> {
            assertThat(relay.host()).isEqualTo("127.0.0.1");
            assertThat(relay.security()).isEqualTo("none");
            assertThat(relay.hasPassword()).isFalse();
        });
    }

    @Test
    void theOperatorSeesWhyATestIsRefusedAndTestsNotTooOften() {
        running.clock().move(Duration.ofMinutes(2));
        Identity operator = running.operator();
        running.postbox().closedFor(operator.email());
        assertThat(log.sendTest(operator)).satisfies(trial -> {
            assertThat(trial.isTaken()).isFalse();
            assertThat(trial.answer()).contains("550 5.1.1 No such person here");
        });
        running.postbox().openFor(operator.email());
        for (int i = 0; i < 4; i++) {
            log.sendTest(operator);
        }
        assertThat(catchThrowableOfType(Refusal.class, () -> log.sendTest(operator)).code()).isEqualTo("mail.too_many_tests");
    }

    private LoggedMail failed(Identity admin) {
        String email = RunningFoundation.newEmail();
        running.postbox().closedFor(email);
        running.foundation().invitations().send(admin, List.of(new Wish(email, "agent")));
        return await().atMost(SOON).until(() -> only(admin), mail -> mail.state() == State.BOUNCED);
    }

    private LoggedMail only(Identity admin) {
        return log.list(admin, ALL, 2, null).get(0);
    }
}
