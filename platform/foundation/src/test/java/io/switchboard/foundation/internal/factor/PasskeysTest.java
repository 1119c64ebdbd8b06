// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import static io.switchboard.foundation.testing.RunningFoundation.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Passkeys;
import io.switchboard.foundation.Passkeys.Added;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FoundationTest
class PasskeysTest {
    private static final String ADDRESS = "203.0.113.78";

    private final RunningFoundation running;
    private final SignIn signIn;
    private final TwoFactor twoFactor;
    private final Passkeys passkeys;

    PasskeysTest(RunningFoundation running) {
        this.running = running;
        this.signIn = running.foundation().signIn();
        this.twoFactor = running.foundation().twoFactor();
        this.passkeys = running.foundation().passkeys();
    }

    @Test
    void theFirstOneIsASecondFactorWithRecoveryCodes() {
        Identity ada = signIn.open(running.register("First key"));
        Identity elsewhere = signIn.open(running.foundation().accounts().fresh(ada));
        assertThat(field(() -> passkeys.begin(ada, "not the password", ""))).isEqualTo("password");

        Added added = add(ada, new Device(), "Laptop");

        assertThat(added.recoveryCodes()).hasSize(10);
        assertThat(passkeys.list(ada)).containsExactly(added.passkey());
        TwoFactor.Status status = twoFactor.status(ada);
        assertThat(status.isOn()).isTrue();
        assertThat(status.hasApp()).isFalse();
        assertThat(status.recoveryCodes()).isEqualTo(10);
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.current(elsewhere.session())).as("opened by the password alone").isEmpty();
        assertThat(running.postbox().mail(ada.email(), "passkey was added").text()).contains("Laptop");
        assertThat(actions(ada)).contains("user.passkey_added");
        assertThat(code(() -> withOtp(ada, ""))).isEqualTo("auth.otp_required");
        assertThat(withOtp(ada, added.recoveryCodes().get(0)).user()).isEqualTo(ada.user());
    }

    @Test
    void aSignInIsFinishedByWhatItSigned() {
        Identity ada = running.register("Signs");
        Device laptop = new Device().counting(7);
        add(ada, laptop, "Laptop");

        SignIn.FirstStep first = signIn.begin(ada.email(), PASSWORD, ADDRESS);
        String signed = laptop.sign(signIn.passkey(first.proof()).orElseThrow());
        assertThat(signIn.finish(first.proof(), signed)).isEqualTo(ada);
        assertThat(passkeys.list(ada).get(0).lastUsedAt()).isEqualTo(running.clock().instant());
        assertThat(signIn.passkey(first.proof())).as("over").isEmpty();

        SignIn.FirstStep second = signIn.begin(ada.email(), PASSWORD, ADDRESS);
        assertThat(code(() -> signIn.finish(second.proof(), signed))).as("replayed").isEqualTo("auth.otp_wrong");
        Refusal asked = catchThrowableOfType(Refusal.class, () -> withOtp(ada, ""));
        assertThat(withOtp(ada, laptop.sign((String) asked.extensions().get("passkey")))).as("by the API").isEqualTo(ada);
    }

    @Test
    void whatIsSignedElsewhereByAnotherOrTooLateIsWrong() {
        Identity ada = running.register("Attacked");
        Device own = new Device();
        add(ada, own, "Laptop");
        Identity eve = running.register("Attacker");
        Device others = new Device();
        add(eve, others, "Laptop");

        String options = passkeys.options(ada).orElseThrow();
        assertThat(code(() -> withOtp(ada, others.sign(options)))).as("another's passkey").isEqualTo("auth.otp_wrong");
        String foreign = passkeys.options(eve).orElseThrow();
        assertThat(code(() -> withOtp(ada, own.sign(foreign)))).as("another's challenge").isEqualTo("auth.otp_wrong");
        assertThat(code(() -> withOtp(ada, new Device().sign(passkeys.options(ada).orElseThrow())))).isEqualTo("auth.otp_wrong");
        running.clock().move(Duration.ofHours(1));
        assertThat(code(() -> withOtp(ada, own.at("http://localhost.evil.example").sign(passkeys.options(ada).orElseThrow()))))
                .as("on another page")
                .isEqualTo("auth.otp_wrong");
        own.at("http://localhost:9080");
        assertThat(code(() -> withOtp(ada, own.of("evil.example").sign(passkeys.options(ada).orElseThrow()))))
                .as("for another domain")
                .isEqualTo("auth.otp_wrong");
        own.of("localhost");
        String late = passkeys.options(ada).orElseThrow();
        running.clock().move(Challenges.LIFE);
        assertThat(code(() -> withOtp(ada, own.sign(late)))).isEqualTo("auth.otp_wrong");
        assertThat(withOtp(ada, own.sign(passkeys.options(ada).orElseThrow()))).as("the control").isEqualTo(ada);
        assertThat(code(() -> withOtp(ada, own.unattended().sign(passkeys.options(ada).orElseThrow()))))
                .as("with nobody there")
                .isEqualTo("auth.otp_wrong");
    }

    @Test
    void aCopyThatCountsForItselfIsRefusedAndWrittenDown() {
        Identity ada = running.register("Copied");
        Device laptop = new Device().counting(5);
        add(ada, laptop, "Laptop");
        assertThat(withOtp(ada, laptop.sign(passkeys.options(ada).orElseThrow()))).isEqualTo(ada);

        laptop.counting(3);
        assertThat(code(() -> withOtp(ada, laptop.sign(passkeys.options(ada).orElseThrow())))).isEqualTo("auth.otp_wrong");
        assertThat(actions(ada)).contains("user.passkey_copied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"id\":1}", "{\"response\":{}}", "{\"rawId\":\"!\",\"response\":{\"clientDataJSON\":\"e30\"}}"})
    void whatSomebodyMadeUpIsWrongAndNoFault(String said) {
        Identity ada = running.register("Made up");
        add(ada, new Device(), "Laptop");
        assertThat(code(() -> withOtp(ada, said))).isEqualTo("auth.otp_wrong");
        assertThat(field(() -> passkeys.add(ada, "Other", said))).isEqualTo("credential");
    }

    @Test
    void makingOneBelongsToOneSignInAndIsGoodOnce() {
        Identity ada = signIn.open(running.register("Makes"));
        Identity elsewhere = signIn.open(running.foundation().accounts().fresh(ada));
        String options = passkeys.begin(ada, PASSWORD, "");
        Device laptop = new Device();
        assertThat(field(() -> passkeys.add(elsewhere, "Laptop", laptop.make(options)))).isEqualTo("credential");
        assertThat(field(() -> passkeys.add(ada, "Laptop", new Device().at("https://evil.example").make(options)))).isEqualTo("credential");
        assertThat(field(() -> passkeys.add(ada, " ", laptop.make(options)))).isEqualTo("name");
        assertThat(twoFactor.status(ada).isOn()).as("nothing stays of what was refused").isFalse();

        Added added = passkeys.add(ada, " Laptop ", laptop.make(options));
        assertThat(added.passkey().name()).isEqualTo("Laptop");
        assertThat(field(() -> passkeys.add(ada, "Again", new Device().make(options)))).as("used up").isEqualTo("credential");
        assertThat(field(() -> passkeys.begin(ada, PASSWORD, ""))).as("a second one needs the first").isEqualTo("otp");
        String more = passkeys.begin(ada, PASSWORD, laptop.sign(passkeys.options(ada).orElseThrow()));
        assertThat(code(() -> passkeys.add(ada, "Same", laptop.make(more)))).isEqualTo("auth.passkey_known");
    }

    @Test
    void theLastFactorStaysUntilAllIsSwitchedOff() {
        Identity ada = running.register("Last");
        Device laptop = new Device();
        UUID only = add(ada, laptop, "Laptop").passkey().id();
        assertThat(code(() -> passkeys.remove(ada, only, PASSWORD, signed(ada, laptop)))).isEqualTo("auth.last_factor");
        assertThat(catchThrowableOfType(NotFound.class, () -> passkeys.remove(ada, UUID.randomUUID(), PASSWORD, ""))).isNotNull();
        assertThat(field(() -> passkeys.remove(ada, only, PASSWORD, "000000"))).isEqualTo("otp");

        Device phone = new Device();
        Added second = passkeys.add(ada, "Phone", phone.make(passkeys.begin(ada, PASSWORD, signed(ada, laptop))));
        assertThat(second.recoveryCodes()).as("there are some").isEmpty();
        passkeys.remove(ada, only, PASSWORD, signed(ada, phone));
        assertThat(passkeys.list(ada)).extracting(Passkeys.Passkey::name).containsExactly("Phone");
        running.postbox().mail(ada.email(), "passkey was removed");
        assertThat(code(() -> withOtp(ada, laptop.sign(passkeys.options(ada).orElseThrow())))).isEqualTo("auth.otp_wrong");

        twoFactor.switchOff(ada, PASSWORD, signed(ada, phone));
        assertThat(passkeys.list(ada)).isEmpty();
        assertThat(passkeys.options(ada)).isEmpty();
        assertThat(signIn.withPassword(ada.email(), PASSWORD, ADDRESS)).isEqualTo(ada);
    }

    @Test
    void anAppBesideItKeepsTheRecoveryCodes() {
        Identity ada = running.register("Both");
        Device laptop = new Device();
        List<String> codes = add(ada, laptop, "Laptop").recoveryCodes();
        assertThat(field(() -> twoFactor.begin(ada, PASSWORD, ""))).isEqualTo("otp");
        TwoFactor.Enrolment begun = twoFactor.begin(ada, PASSWORD, signed(ada, laptop));
        byte[] key = new Base32().decode(begun.key());

        assertThat(twoFactor.confirm(ada, begun.token(), App.code(running, key))).isEmpty();

        assertThat(twoFactor.status(ada).hasApp()).isTrue();
        assertThat(withOtp(ada, codes.get(0))).isEqualTo(ada);
        running.clock().move(Totp.STEP);
        assertThat(withOtp(ada, App.code(running, key))).isEqualTo(ada);
        assertThat(withOtp(ada, signed(ada, laptop))).isEqualTo(ada);
        passkeys.remove(ada, passkeys.list(ada).get(0).id(), PASSWORD, signed(ada, laptop));
        assertThat(twoFactor.status(ada).isOn()).as("by the app").isTrue();
    }

    private Added add(Identity person, Device device, String name) {
        return passkeys.add(person, name, device.make(passkeys.begin(person, PASSWORD, "")));
    }

    private String signed(Identity person, Device device) {
        return device.sign(passkeys.options(person).orElseThrow());
    }

    private Identity withOtp(Identity person, String otp) {
        return signIn.withPassword(person.email(), PASSWORD, otp, ADDRESS);
    }

    private List<String> actions(Identity person) {
        return running.foundation().auditLog().list(person, Filter.ALL, 50, null).stream().map(entry -> entry.action()).toList();
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    private static String field(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).errors().get(0).field();
    }
}
