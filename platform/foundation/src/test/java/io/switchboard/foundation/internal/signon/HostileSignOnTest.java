// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import static io.switchboard.foundation.testing.RunningFoundation.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.internal.factor.App;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Providers and strangers that mean no good. */
@FoundationTest
class HostileSignOnTest {
    private final RunningFoundation running;
    private final SignIn signIn;

    HostileSignOnTest(RunningFoundation running) {
        this.running = running;
        this.signIn = running.foundation().signIn();
    }

    @Test
    void anAddressThatIsNoneLinksAndMakesNobody() {
        try (Company company = new Company(running, "No address")) {
            company.set(company.wish("agent", false, false));
            refused("sign_on.email_unverified", () -> company.signIn("eve", "shop.example"));
            refused("sign_on.email_unverified", () -> company.signIn("eve", "eve\r\nBcc: all@shop.example"));
            refused("sign_on.not_believed", () -> company.signIn("e".repeat(256), "eve@shop.example"));
        }
    }

    @Test
    void theFirstPasswordTakesAwayWhatAnotherMayHaveAdded() {
        try (Company company = new Company(running, "Squatting")) {
            company.set(company.wish("agent", false, false));
            String victim = "victim-" + System.nanoTime() + "@shop.example";
            Identity squatter = signIn.open(company.signIn("squatter", victim).identity());
            App.enrol(running, squatter, "");
            running.foundation().accounts().requestPasswordReset(victim);
            running.foundation().accounts().resetPassword(running.postbox().mail(victim, "A new password").token(), PASSWORD);
            assertThat(signIn.withPassword(victim, PASSWORD, "192.0.2.7").email()).isEqualTo(victim);
            assertThat(signIn.current(squatter.session())).isEmpty();
        }
    }

    @Test
    void nobodyKeepsAProviderBusyByBeginning() {
        try (Company company = new Company(running, "Flooded")) {
            int asked = company.provider.descriptions();
            for (int i = 0; i < Attempts.MOST_A_MINUTE; i++) {
                company.leave();
            }
            refused("sign_on.too_many", company::leave);
            assertThat(company.provider.descriptions()).isEqualTo(asked + 1);
            running.clock().move(Duration.ofMinutes(1));
            company.leave();
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThat(catchThrowableOfType(Refusal.class, act)).extracting(Refusal::code).isEqualTo(code);
    }
}
