// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import static io.switchboard.foundation.testing.RunningFoundation.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.TwoFactor.Enrolment;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class TwoFactorTest {
    private static final String ADDRESS = "203.0.113.77";

    private final RunningFoundation running;
    private final SignIn signIn;
    private final TwoFactor twoFactor;

    TwoFactorTest(RunningFoundation running) {
        this.running = running;
        this.signIn = running.foundation().signIn();
        this.twoFactor = running.foundation().twoFactor();
    }

    @Test
    void enrollingAsksForThePasswordAndTheFirstCode() {
        Identity ada = signIn.open(running.register("Enrol"));
        Identity elsewhere = signIn.open(running.foundation().accounts().fresh(ada));

        assertThat(field(() -> twoFactor.begin(ada, "not the password", ""))).isEqualTo("password");
        Enrolment begun = twoFactor.begin(ada, PASSWORD, "");
        assertThat(field(() -> twoFactor.confirm(ada, begun.token(), "000000"))).isEqualTo("otp");
        assertThat(twoFactor.status(ada).isOn()).isFalse();
        assertThat(twoFactor.resume(ada, begun.token())).isEqualTo(begun);

        String code = App.code(running, new Base32().decode(begun.key()));
        List<String> codes = twoFactor.confirm(ada, begun.token(), code);

        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(each -> each.matches("(\\w{4}-){2}\\w{4}"));
        assertThat(twoFactor.status(ada)).isEqualTo(new TwoFactor.Status(running.clock().instant(), true, 10, false));
        assertThat(signIn.current(ada.session())).isPresent();
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.current(elsewhere.session())).as("opened by the password alone").isEmpty();
        assertThat(running.postbox().mail(ada.email(), "second factor now").text()).contains("10 recovery codes");
        assertThat(actions(ada)).contains("user.two_factor_on");
        assertThat(code(() -> twoFactor.begin(ada, PASSWORD, ""))).isEqualTo("auth.two_factor_on");
    }

    @Test
    void anEnrolmentIsOneSignInsAndForAQuarterOfAnHour() {
        Identity ada = running.register("Mine");
        Enrolment begun = twoFactor.begin(ada, PASSWORD, "");
        Identity other = running.register("Other");
        assertThat(code(() -> twoFactor.resume(other, begun.token()))).isEqualTo("auth.enrolment_expired");
        assertThat(code(() -> twoFactor.resume(signIn.open(ada), begun.token()))).isEqualTo("auth.enrolment_expired");
        assertThat(code(() -> twoFactor.resume(ada, "no enrolment"))).isEqualTo("auth.enrolment_expired");
        running.clock().move(Enrolments.LIFE.minusSeconds(1));
        assertThat(twoFactor.resume(ada, begun.token())).isEqualTo(begun);
        running.clock().move(Duration.ofSeconds(1));
        assertThat(code(() -> twoFactor.resume(ada, begun.token()))).isEqualTo("auth.enrolment_expired");
    }

    @Test
    void theKeyIsNowhereInTheDatabase() {
        Identity ada = running.register("Sealed");
        App app = App.enrol(running, ada);
        byte[] stored = running.database()
                .transaction(c -> Sql.first(
                        c,
                        "select sealed_key from foundation.second_factor where user_id = ?",
                        row -> row.getBytes(1),
                        ada.user().value()))
                .orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(app.key(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aSignInNeedsTheCodeAndACodeIsGoodOnce() {
        Identity ada = running.register("Sign in");
        App app = App.enrol(running, ada);

        assertThat(code(() -> withOtp(ada, ""))).isEqualTo("auth.otp_required");
        assertThat(code(() -> withOtp(ada, App.code(running, app.key())))).as("the enrolment's code").isEqualTo("auth.otp_wrong");
        String next = app.next();
        assertThat(withOtp(ada, " " + next.substring(0, 3) + " " + next.substring(3))).isEqualTo(ada);
        assertThat(code(() -> withOtp(ada, next))).as("again").isEqualTo("auth.otp_wrong");
        assertThat(code(() -> signIn.withPassword(ada.email(), "not the password", app.next(), ADDRESS)))
                .isEqualTo("auth.wrong_credentials");
    }

    @Test
    void thePasswordAloneProvesNothingButTheFirstStep() {
        Identity ada = running.register("Two steps");
        App app = App.enrol(running, ada);

        SignIn.FirstStep first = signIn.begin(ada.email(), PASSWORD, ADDRESS);
        assertThat(first.identity()).isNull();
        assertThat(signIn.withAccessToken(first.proof())).isEmpty();
        assertThat(running.foundation().accounts().isGoodForReset(first.proof())).isFalse();
        assertThat(code(() -> signIn.finish(first.proof(), "123456"))).isEqualTo("auth.otp_wrong");
        assertThat(signIn.finish(first.proof(), app.next())).isEqualTo(ada);
        assertThat(code(() -> signIn.finish(first.proof(), app.next()))).as("used up").isEqualTo("auth.proof_expired");

        SignIn.FirstStep late = signIn.begin(ada.email(), PASSWORD, ADDRESS);
        running.clock().move(SignInProofs.LIFE);
        assertThat(code(() -> signIn.finish(late.proof(), app.next()))).isEqualTo("auth.proof_expired");
    }

    @Test
    void aNewPasswordKeepsTheSecondFactorAndEndsFirstSteps() {
        Identity ada = running.register("Reset");
        App app = App.enrol(running, ada);
        SignIn.FirstStep before = signIn.begin(ada.email(), PASSWORD, ADDRESS);

        try (Binding from = RequestOrigin.bind(new RequestOrigin(ADDRESS, "", ""))) {
            running.foundation().accounts().requestPasswordReset(ada.email());
        }
        String link = running.postbox().mail(ada.email(), "A new password").token();
        running.foundation().accounts().resetPassword(link, "another good password");

        assertThat(code(() -> signIn.finish(before.proof(), app.next()))).isEqualTo("auth.proof_expired");
        assertThat(code(() -> signIn.withPassword(ada.email(), "another good password", ADDRESS)))
                .isEqualTo("auth.otp_required");
        assertThat(signIn.withPassword(ada.email(), "another good password", app.next(), ADDRESS)).isEqualTo(ada);
    }

    @Test
    void aRecoveryCodeIsGoodOnceAndTold() {
        Identity ada = running.register("Lost phone");
        App app = App.enrol(running, ada);
        String recovery = app.recoveryCodes().get(3);

        assertThat(withOtp(ada, recovery.toUpperCase().replace("-", " "))).isEqualTo(ada);
        assertThat(code(() -> withOtp(ada, recovery))).isEqualTo("auth.otp_wrong");
        assertThat(twoFactor.status(ada).recoveryCodes()).isEqualTo(9);
        assertThat(running.postbox().mail(ada.email(), "recovery code of yours was used").text()).contains("Codes left: 9");
        assertThat(actions(ada)).contains("user.recovery_code_used");

        Identity other = running.register("Another");
        App.enrol(running, other);
        assertThat(code(() -> withOtp(other, app.recoveryCodes().get(4)))).as("another's").isEqualTo("auth.otp_wrong");
    }

    @Test
    void wrongCodesAreSlowedDownFromEverywhereAndTheRightOneStillComes() {
        Identity ada = running.register("Guessed");
        App app = App.enrol(running, ada);
        IntStream.range(0, 10).forEach(i -> assertThat(code(() ->
                        signIn.withPassword(ada.email(), PASSWORD, "00000" + i, "198.51.100." + i)))
                .isEqualTo("auth.otp_wrong"));

        Refusal slow = refusal(() -> signIn.withPassword(ada.email(), PASSWORD, app.recoveryCodes().get(0), "198.51.100.99"));
        assertThat(slow.code()).isEqualTo("auth.too_many_tries");
        assertThat((Long) slow.extensions().get("retryAfter")).isBetween(1L, 300L);
        assertThat(code(() -> signIn.withPassword(ada.email(), PASSWORD, ADDRESS))).as("the first step").isEqualTo("auth.otp_required");
        running.clock().move(Duration.ofMinutes(5));
        assertThat(withOtp(ada, app.next())).isEqualTo(ada);
    }

    @Test
    void aStrangerCannotHoldUpTheSecondStep() {
        Identity ada = running.register("Stranger");
        App app = App.enrol(running, ada);
        for (int i = 0; i < 12; i++) {
            refusal(() -> signIn.withPassword(ada.email(), "a wrong password", "000000", "192.0.2.66"));
        }
        assertThat(withOtp(ada, app.next())).isEqualTo(ada);
    }

    @Test
    void newCodesReplaceTheOldAndOffIsOff() {
        Identity ada = running.register("Renew");
        App app = App.enrol(running, ada);

        assertThat(field(() -> twoFactor.renewRecoveryCodes(ada, PASSWORD, ""))).isEqualTo("otp");
        assertThat(field(() -> twoFactor.renewRecoveryCodes(ada, "wrong", app.next()))).isEqualTo("password");
        List<String> renewed = twoFactor.renewRecoveryCodes(ada, PASSWORD, app.next());
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes());
        assertThat(code(() -> withOtp(ada, app.recoveryCodes().get(0)))).isEqualTo("auth.otp_wrong");
        running.postbox().mail(ada.email(), "new recovery codes");

        assertThat(field(() -> twoFactor.switchOff(ada, PASSWORD, "000000"))).isEqualTo("otp");
        twoFactor.switchOff(ada, PASSWORD, renewed.get(0));
        assertThat(twoFactor.status(ada)).isEqualTo(new TwoFactor.Status(null, false, 0, false));
        assertThat(signIn.withPassword(ada.email(), PASSWORD, ADDRESS)).isEqualTo(ada);
        running.postbox().mail(ada.email(), "no second factor any more");
        assertThat(actions(ada)).contains("user.recovery_codes_renewed", "user.two_factor_off");
        assertThat(code(() -> twoFactor.switchOff(ada, PASSWORD, ""))).isEqualTo("auth.two_factor_off");
        assertThat(running.foundation().auditLog().verify(ada).isIntact()).isTrue();
    }

    @Test
    void handingOverAsksForTheCodeToo() {
        Identity ada = running.register("Owned");
        Identity bo = running.join(ada, "Bo", "admin");
        App app = App.enrol(running, ada);

        assertThat(field(() -> running.foundation().organizationClosure().request(ada, ada.organizationName(), PASSWORD, "")))
                .isEqualTo("otp");
        assertThat(field(() -> running.foundation().people().transferOwnership(ada, bo.user(), PASSWORD, ""))).isEqualTo("otp");
        running.foundation().people().transferOwnership(ada, bo.user(), PASSWORD, app.next());
        assertThat(running.foundation().people().find(ada, bo.user()).orElseThrow().isOwner()).isTrue();
    }

    private Identity withOtp(Identity person, String otp) {
        return signIn.withPassword(person.email(), PASSWORD, otp, ADDRESS);
    }

    private List<String> actions(Identity admin) {
        return running.foundation().auditLog().list(admin, Filter.ALL, 50, null).stream()
                .map(entry -> entry.action())
                .toList();
    }

    private static String field(ThrowingCallable act) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, act);
        assertThat(refused).isNotNull();
        return refused.errors().stream().map(FieldError::field).findFirst().orElseThrow();
    }

    private static String code(ThrowingCallable act) {
        return refusal(act).code();
    }

    private static Refusal refusal(ThrowingCallable act) {
        Refusal refused = catchThrowableOfType(Refusal.class, act);
        assertThat(refused).isNotNull();
        return refused;
    }
}
