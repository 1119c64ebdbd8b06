// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RoleBook.RoleWish;
import io.switchboard.foundation.SignOnSettings;
import io.switchboard.foundation.SignOnSettings.Wish;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FoundationTest
class SignOnSettingsTest {
    private final RunningFoundation running;
    private final SignOnSettings settings;

    SignOnSettingsTest(RunningFoundation running) {
        this.running = running;
        this.settings = running.foundation().signOnSettings();
    }

    @Test
    void theSecretIsKeptAndShownToNobody() {
        try (Company company = new Company(running, "Secretive")) {
            SignOnSettings.Provider shown = settings.change(
                    company.owner,
                    new Wish(company.provider.issuer(), IdentityProvider.CLIENT, "", List.of(" @Shop.Example "), "", true, false, false),
                    RunningFoundation.PASSWORD,
                    "");
            assertThat(shown.hasSecret()).isTrue();
            assertThat(shown.domains()).containsExactly("shop.example");
            assertThat(shown.redirectAddress()).isEqualTo("http://localhost:9080/signin/sso/secretive/callback");
            assertThat(running.foundation().auditLog().list(company.owner, Filter.ALL, 50, null))
                    .filteredOn(entry -> entry.action().equals("security.sign_on_changed"))
                    .hasSize(2)
                    .noneMatch(entry -> entry.detail().toString().contains(IdentityProvider.SECRET));
        }
    }

    @Test
    void aSecretGoesToNoOtherProviderThanItWasGivenFor() {
        try (Company company = new Company(running, "Lured");
                IdentityProvider other = new IdentityProvider()) {
            assertThat(fields(company.owner, new Wish(other.issuer(), IdentityProvider.CLIENT, "", List.of(), "", true, false, false)))
                    .containsExactly("clientSecret");
            assertThat(fields(company.owner, new Wish(company.provider.issuer(), "other-client", "", List.of(), "", true, false, false)))
                    .containsExactly("clientSecret");
        }
    }

    @Test
    void whoeverSetsItShowsWhoTheyAre() {
        try (Company company = new Company(running, "Stolen")) {
            Wish wish = company.wish("", false, true);
            assertThat(catchThrowableOfType(InvalidInput.class, () -> settings.change(company.owner, wish, "wrong", "")).errors())
                    .extracting(error -> error.field())
                    .containsExactly("password");
            assertThat(settings.provider(company.owner).isSecondFactorTrusted()).isFalse();
        }
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        Identity ada = running.register("Wrong");
        assertThat(fields(ada, new Wish("", "", "", List.of("no domain"), "admin", false, true, false)))
                .containsExactlyInAnyOrder("issuer", "clientId", "clientSecret", "domains", "newcomerRole", "required");
        assertThat(fields(ada, new Wish("http://127.0.0.1:1", "c", "s", List.of(), "agent", false, false, false)))
                .containsExactly("domains");
        assertThat(fields(ada, new Wish("http://127.0.0.1:1", "c", "s", List.of(), "", true, false, false)))
                .containsExactly("issuer");
        assertThat(settings.provider(ada).issuer()).isEmpty();
    }

    private List<String> fields(Identity actor, Wish wish) {
        return catchThrowableOfType(InvalidInput.class, () -> settings.change(actor, wish, RunningFoundation.PASSWORD, "")).errors().stream()
                .map(error -> error.field())
                .toList();
    }

    @Test
    void aProviderIsTriedAndTheAnswerSaysWhatIsWrong() {
        Identity ada = running.register("Trying");
        try (IdentityProvider provider = new IdentityProvider()) {
            assertThat(settings.test(ada, provider.issuer()).toString()).isEqualTo(provider.issuer() + "/authorize");
            assertThat(fault(ada, provider.issuer() + "/elsewhere")).isEqualTo("sign_on.status");
            assertThat(fault(ada, "no address at all")).isEqualTo("sign_on.address");
            assertThat(fault(ada, "ftp://provider.example")).isEqualTo("sign_on.https");
            provider.callItself("https://another.example");
            assertThat(fault(ada, provider.issuer())).isEqualTo("sign_on.other_issuer");
            provider.describeItselfAs("<html>");
            assertThat(fault(ada, provider.issuer())).isEqualTo("sign_on.no_provider");
            provider.describeItselfAs("x".repeat(300_000));
            assertThat(fault(ada, provider.issuer())).isEqualTo("sign_on.unreachable");
        }
    }

    private String fault(Identity actor, String issuer) {
        return catchThrowableOfType(InvalidInput.class, () -> settings.test(actor, issuer)).errors().get(0).code();
    }

    @Test
    void onlyAnAdminSaysWhoIsBelieved() {
        Identity ada = running.register("Believing");
        Identity manager = running.join(ada, "Max", "manager");
        assertThatThrownBy(() -> settings.provider(manager)).isInstanceOf(PermissionMissing.class);
        String role = running.foundation()
                .roles()
                .create(ada, new RoleWish("Security", "", Map.of("security.policy", "all")))
                .key();
        Identity keeper = running.join(ada, "Kim", role);
        Wish wish = new Wish("https://provider.example", "c", "s", List.of(), "", false, false, false);
        assertThat(settings.provider(keeper).isOn()).isFalse();
        assertThat(catchThrowableOfType(Refusal.class, () -> settings.change(keeper, wish, RunningFoundation.PASSWORD, "")).code())
                .isEqualTo("sign_on.admins_only");
    }

    @Test
    void nobodyButTheOwnerAsksItOfAllBeforeItWorksForThemselves() {
        try (Company company = new Company(running, "Locked out")) {
            Identity admin = company.linked("bo", "Bo", "admin");
            Wish must = company.wish("", true, false);
            Identity byPassword = running.foundation().signIn().withPassword(admin.email(), RunningFoundation.PASSWORD, "192.0.2.1");
            InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> settings.change(byPassword, must, RunningFoundation.PASSWORD, ""));
            assertThat(refusal.errors()).extracting(error -> error.code()).containsExactly("sign_on.try_first");
            assertThat(settings.change(admin, must, RunningFoundation.PASSWORD, "").isRequired()).isTrue();
        }
    }
}
