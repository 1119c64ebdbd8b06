// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Accounts.OpenSession;
import io.switchboard.foundation.Accounts.Place;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class AccountsTest {
    private static final String NEW = "another long password";

    private final RunningFoundation running;
    private final Accounts accounts;
    private final SignIn signIn;

    AccountsTest(RunningFoundation running) {
        this.running = running;
        this.accounts = running.foundation().accounts();
        this.signIn = running.foundation().signIn();
    }

    @Test
    void aRegisteredAddressIsConfirmedByTheLinkOnce() {
        Identity ada = running.register("Confirming");
        assertThat(accounts.isEmailVerified(ada.user())).isFalse();
        String token = running.postbox().mail(ada.email(), "Confirm your email").token();

        assertThat(accounts.verifyEmail(token)).isEqualTo(ada.email());
        assertThat(accounts.isEmailVerified(ada.user())).isTrue();
        assertGone(() -> accounts.verifyEmail(token));
    }

    @Test
    void aNewLinkReplacesTheOldOne() {
        Identity ada = running.register("Again");
        String first = running.postbox().mail(ada.email(), "Confirm your email").token();
        from("203.0.113.50", () -> accounts.sendVerification(ada));

        String second = running.postbox().mails(ada.email(), 2).get(1).token();
        assertGone(() -> accounts.verifyEmail(first));
        assertThat(accounts.verifyEmail(second)).isEqualTo(ada.email());
        accounts.sendVerification(ada);
    }

    @Test
    void aForgottenPasswordIsReplacedAndEverySignInEnds() {
        Identity ada = running.register("Forgetful");
        SessionId page = signIn.open(ada).session();
        String access = signIn.issue(ada).accessToken();

        from("203.0.113.51", () -> accounts.requestPasswordReset("  " + ada.email().toUpperCase() + " "));
        String token = running.postbox().mail(ada.email(), "A new password").token();
        assertThat(accounts.isGoodForReset(token)).isTrue();
        accounts.resetPassword(token, NEW);
        running.clock().move(Duration.ofSeconds(1));

        assertThat(signIn.current(page)).isEmpty();
        assertThat(signIn.withAccessToken(access)).isEmpty();
        assertThat(signIn.withPassword(ada.email(), NEW, "192.0.2.1").user()).isEqualTo(ada.user());
        assertThatThrownBy(() -> signIn.withPassword(ada.email(), RunningFoundation.PASSWORD, "192.0.2.1"))
                .isInstanceOf(Refusal.class);
        assertThat(running.postbox().mail(ada.email(), "was changed").text()).contains("other sign-ins were ended");
        assertThat(accounts.isEmailVerified(ada.user())).as("they read the mail of that address").isTrue();
        assertThat(accounts.isGoodForReset(token)).isFalse();
        assertGone(() -> accounts.resetPassword(token, "a third long password"));
    }

    @Test
    void aResetLinkEndsAfterHalfAnHour() {
        Identity ada = running.register("Slow");
        from("203.0.113.52", () -> accounts.requestPasswordReset(ada.email()));
        String token = running.postbox().mail(ada.email(), "A new password").token();

        running.clock().move(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(accounts.isGoodForReset(token)).isTrue();
        running.clock().move(Duration.ofSeconds(1));
        assertGone(() -> accounts.resetPassword(token, NEW));
    }

    @Test
    void aPasswordThatBreaksARuleUsesNoLinkUp() {
        Identity ada = running.register("Rules");
        from("203.0.113.53", () -> accounts.requestPasswordReset(ada.email()));
        String token = running.postbox().mail(ada.email(), "A new password").token();

        assertThat(codes(() -> accounts.resetPassword(token, "short"))).containsExactly("password.too_short");
        assertThat(codes(() -> accounts.resetPassword(token, ada.email()))).containsExactly("password.is_email");
        accounts.resetPassword(token, NEW);
    }

    @Test
    void anUnknownAddressGetsTheSameAnswerAndNoMail() {
        String nobody = RunningFoundation.newEmail();
        long before = count("select count(*) from foundation.mail_message");
        from("203.0.113.54", () -> accounts.requestPasswordReset(nobody));
        assertThat(count("select count(*) from foundation.mail_message where recipient = '" + nobody + "'")).isZero();
        assertThat(count("select count(*) from foundation.mail_message")).isEqualTo(before);
        assertThat(codes(() -> accounts.requestPasswordReset("no address"))).containsExactly("email.invalid");
    }

    @Test
    void askingForLinksBecomesSlowForThatPlaceOnly() {
        Refusal slowed = from("203.0.113.55", () -> {
            for (int i = 0; i < 10; i++) {
                accounts.requestPasswordReset(RunningFoundation.newEmail());
            }
            return catchThrowableOfType(
                    Refusal.class, () -> accounts.requestPasswordReset(RunningFoundation.newEmail()));
        });
        assertThat(slowed.status()).isEqualTo(429);
        from("203.0.113.56", () -> accounts.requestPasswordReset(RunningFoundation.newEmail()));
    }

    @Test
    void theOperatorsPasswordIsSetInTheConfigurationOnly() {
        String operator = running.operator().email();
        long links = count("select count(*) from foundation.account_token");
        from("203.0.113.57", () -> accounts.requestPasswordReset(operator));
        assertThat(count("select count(*) from foundation.account_token")).isEqualTo(links);
    }

    @Test
    void changingThePasswordKeepsOnlyTheSignInThatDidIt() {
        Identity ada = running.register("Changing");
        Identity here = signIn.open(ada);
        SessionId elsewhere = signIn.open(ada).session();

        InvalidInput wrong = catchThrowableOfType(
                InvalidInput.class, () -> accounts.changePassword(here, "not my password", "short"));
        assertThat(wrong.errors()).extracting(FieldError::field).containsExactly("current", "password");

        accounts.changePassword(here, RunningFoundation.PASSWORD, NEW);
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.current(here.session())).isPresent();
        assertThat(signIn.current(elsewhere)).isEmpty();
        assertThat(signIn.withPassword(ada.email(), NEW, "192.0.2.1").user()).isEqualTo(ada.user());
    }

    @Test
    void openSignInsAreListedAndEnded() {
        Identity ada = running.register("Sessions");
        Identity here = from("203.0.113.60", () -> signIn.open(ada));
        signIn.issue(ada);
        SessionId third = signIn.open(ada).session();

        List<OpenSession> open = accounts.sessions(here);
        assertThat(open).extracting(OpenSession::kind).containsExactlyInAnyOrder("page", "token", "page");
        assertThat(open.stream().filter(OpenSession::isOwn)).singleElement().satisfies(own -> {
            assertThat(own.device()).isEqualTo("A browser");
            assertThat(own.address()).isEqualTo("203.0.113.60");
            assertThat(own.organization()).isEqualTo("Sessions");
        });

        accounts.endSession(here, third);
        assertThat(signIn.current(third)).isEmpty();
        accounts.endOtherSessions(here);
        assertThat(accounts.sessions(here)).extracting(OpenSession::id).containsExactly(here.session());
        SessionId others = signIn.open(running.register("Other")).session();
        assertThatThrownBy(() -> accounts.endSession(here, others)).isInstanceOf(NotFound.class);
        assertThat(signIn.current(others)).as("of another person").isPresent();
    }

    @Test
    void aPersonMayWorkInSeveralOrganizations() {
        Identity ada = running.register("First Shop");
        Identity bo = running.register("Second Shop");
        running.foundation().invitations().send(bo, List.of(new Wish(ada.email(), "agent")));
        String token = running.postbox().mail(ada.email(), "invites you").token();
        running.foundation().invitations().accept(token, ada, false);

        assertThat(accounts.organizations(ada))
                .extracting(Place::name, Place::role)
                .containsExactly(
                        tuple("First Shop", "admin"),
                        tuple("Second Shop", "agent"));
        Identity there = accounts.in(ada, bo.organization());
        assertThat(there.role()).isEqualTo("agent");
        assertThat(there.permissions()).doesNotContain("org.settings");
        assertThatThrownBy(() -> accounts.in(ada, running.newOrganization())).isInstanceOf(NotFound.class);
    }

    @Test
    void aNameIsChangedWithinItsRules() {
        Identity ada = signIn.open(running.register("Naming"));
        assertThat(signIn.current(ada.session())).isPresent();
        accounts.changeName(ada, "  Ada Lovelace ");
        assertThat(signIn.current(ada.session()).map(Identity::name)).as("at once").contains("Ada Lovelace");
        assertThat(accounts.fresh(ada).name()).isEqualTo("Ada Lovelace");
        assertThat(codes(() -> accounts.changeName(ada, " "))).containsExactly("required");
        assertThat(codes(() -> accounts.changeName(ada, "A\u0007"))).containsExactly("invalid");
    }

    private static void assertGone(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(410);
            assertThat(refusal.code()).isEqualTo("auth.link_used_or_expired");
        });
    }

    private static List<String> codes(ThrowingCallable work) {
        return catchThrowableOfType(InvalidInput.class, work).errors().stream()
                .map(FieldError::code)
                .toList();
    }

    private static void from(String address, Runnable work) {
        from(address, () -> {
            work.run();
            return true;
        });
    }

    private static <T> T from(String address, Supplier<T> work) {
        try (Binding bound = RequestOrigin.bind(new RequestOrigin(address, "A browser", "request-1"))) {
            return work.get();
        }
    }

    private long count(String sql) {
        return running.database()
                .transaction(c -> Sql.first(c, sql, row -> row.getLong(1)))
                .orElseThrow();
    }
}
