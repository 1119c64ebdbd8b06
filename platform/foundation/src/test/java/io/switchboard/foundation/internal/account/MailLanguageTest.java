// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A mail about somebody's account is one that they can read. */
@FoundationTest
class MailLanguageTest {
    private final RunningFoundation running;
    private final SignIn signIn;

    MailLanguageTest(RunningFoundation running) {
        this.running = running;
        this.signIn = running.foundation().signIn();
    }

    @Test
    void whoRegistersIsWrittenToInWhatTheyWereSpokenTo() {
        Identity ines = register("es-MX");

        assertThat(running.postbox().mail(ines.email(), "Confirma tu correo").text()).contains("Inés");
        assertThat(running.foundation().languages().of(ines).locale()).isEqualTo(Locale.forLanguageTag("es-MX"));
    }

    @Test
    void whatAPersonChoseGoesBeforeTheOrganizations() {
        Identity ines = register("es");
        running.foundation().languages().choose(ines, "pt");

        running.foundation().accounts().changePassword(ines, RunningFoundation.PASSWORD, "another long password");
        requestPasswordReset("203.0.113.70", ines);

        assertThat(running.postbox().mail(ines.email(), "senha do Switchboard foi alterada").text()).contains("Inés");
        assertThat(running.postbox().mail(ines.email(), "Uma nova senha").token()).isNotEmpty();
    }

    @Test
    void whoHasChosenNothingGetsTheOrganizations() {
        Identity ines = register("es");

        requestPasswordReset("203.0.113.71", ines);
        assertThat(running.postbox().mail(ines.email(), "Una contraseña nueva").token()).isNotEmpty();
    }

    @Test
    void aTokenThatIsUsedTwiceIsToldInThePersonsLanguage() {
        Identity ines = register("es");
        String stolen = signIn.issue(ines).refreshToken();
        DatabaseSignIn tokens = (DatabaseSignIn) signIn;
        tokens.refresh(stolen);

        assertThatThrownBy(() -> tokens.refresh(stolen)).isInstanceOf(Refusal.class);
        assertThat(running.postbox().mail(ines.email(), "Cerramos una de tus sesiones").text()).contains("Inés");
    }

    private void requestPasswordReset(String address, Identity person) {
        try (Binding bound = RequestOrigin.bind(new RequestOrigin(address, "A browser", "request-1"))) {
            running.foundation().accounts().requestPasswordReset(person.email());
        }
    }

    private Identity register(String language) {
        return signIn.register(new Registration(
                "Faros", "Inés", RunningFoundation.newEmail(), RunningFoundation.PASSWORD, Locale.forLanguageTag(language), ""));
    }
}
