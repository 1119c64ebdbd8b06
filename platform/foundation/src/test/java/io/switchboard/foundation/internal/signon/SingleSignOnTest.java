// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import static io.switchboard.foundation.testing.RunningFoundation.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.SignOnSettings;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.foundation.SingleSignOn.Arrival;
import io.switchboard.foundation.SingleSignOn.Departure;
import io.switchboard.foundation.internal.factor.App;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class SingleSignOnTest {
    private final RunningFoundation running;
    private final SignIn signIn;
    private final SingleSignOn signOn;

    SingleSignOnTest(RunningFoundation running) {
        this.running = running;
        this.signIn = running.foundation().signIn();
        this.signOn = running.foundation().singleSignOn();
    }

    @Test
    void aMemberLinksTheirAccountOnceAndComesInFromThenOn() {
        try (Company company = new Company(running, "Linked")) {
            Identity bea = running.join(company.owner, "Bea", "agent");
            Departure left = company.leave();
            Arrival first = company.arrive(company.provider.signIn(left.address(), "bea", bea.email(), true), left.browser());
            assertThat(first.identity()).isNull();
            assertThat(signOn.question(first.proof(), left.browser()))
                    .hasValue(new SingleSignOn.Question("Linked", bea.email(), true, false));
            assertThat(signOn.question(first.proof(), "another browser")).isEmpty();
            assertThat(catchThrowableOfType(InvalidInput.class, () -> signOn.finish(first.proof(), left.browser(), "wrong", "")).code())
                    .isEqualTo("request.invalid");
            refused("sign_on.begin_again", () -> signOn.finish(first.proof(), "another browser", PASSWORD, ""));

            Arrival confirmed = signOn.finish(first.proof(), left.browser(), PASSWORD, "");
            assertThat(confirmed.next()).isEqualTo("/settings/account");
            assertThat(confirmed.identity()).isEqualTo(bea.byProvider());
            refused("sign_on.begin_again", () -> signOn.finish(first.proof(), left.browser(), PASSWORD, ""));

            // Known by the provider's name for her, whatever her address is there meanwhile.
            Arrival again = company.signIn("bea", "bea.new@elsewhere.example", false);
            Identity opened = signIn.open(again.identity());
            assertThat(signIn.current(opened.session())).hasValue(opened);
            assertThat(opened.isByProvider()).isTrue();
            assertThat(running.foundation().accounts().sessions(opened)).extracting(session -> session.kind()).containsOnly("single-sign-on");
            assertThat(actions(company.owner))
                    .contains("security.sign_on_changed", "user.sign_on_linked", "user.signed_in_by_provider");
        }
    }

    @Test
    void whoIsInvitedBackComesInAsBefore() {
        try (Company company = new Company(running, "Back again")) {
            Identity bea = company.linked("bea", "Bea", "agent");
            running.foundation().people().deactivate(company.owner, bea.user());
            refused("sign_on.not_a_member", () -> company.signIn("bea", bea.email()));
            running.clock().move(Duration.ofSeconds(1));
            running.foundation().invitations().send(company.owner, List.of(new Wish(bea.email(), "viewer")));
            refused("sign_on.email_unverified", () -> company.signIn("bea", bea.email(), false));
            assertThat(company.signIn("bea", bea.email()).identity())
                    .satisfies(identity -> assertThat(identity.role()).isEqualTo("viewer"));
        }
    }

    @Test
    void whatTheProviderDidNotSayForUsNowIsNotBelieved() {
        notBelieved("Nonce", claims -> claims.claim("nonce", "another"));
        notBelieved("No nonce", claims -> claims.claim("nonce", null));
        notBelieved("Audience", claims -> claims.audience("another client"));
        notBelieved("Expired", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        notBelieved("Issuer", claims -> claims.issuer("https://accounts.example"));
    }

    private void notBelieved(String name, Consumer<JWTClaimsSet.Builder> forged) {
        try (Company company = new Company(running, name)) {
            company.linked("bea", "Bea", "agent");
            company.provider.forge(forged);
            refused("sign_on.not_believed", () -> company.signIn("bea", "bea@shop.example"));
        }
    }

    @Test
    void anUnsignedTokenAndOneOfAnUnknownKeyAreNotBelieved() {
        try (Company company = new Company(running, "Signatures")) {
            company.linked("bea", "Bea", "agent");
            company.provider.signNothing();
            refused("sign_on.not_believed", () -> company.signIn("bea", "bea@shop.example"));
            company.provider.signByUnknownKey();
            refused("sign_on.not_believed", () -> company.signIn("bea", "bea@shop.example"));
        }
    }

    @Test
    void anAnswerCountsOnceInTheBrowserThatAskedAndForThatProvider() {
        try (Company company = new Company(running, "Answers");
                Company other = new Company(running, "Other answers")) {
            company.linked("bea", "Bea", "agent");
            Departure left = company.leave();
            Map<String, List<String>> answer = company.provider.signIn(left.address(), "bea", "bea@shop.example", true);
            refused("sign_on.begin_again", () -> company.arrive(answer, company.leave().browser()));
            refused("sign_on.begin_again", () -> company.arrive(answer, ""));
            refused("sign_on.begin_again", () -> other.arrive(answer, left.browser()));
            assertThat(company.arrive(answer, left.browser()).identity()).isNotNull();
            refused("sign_on.begin_again", () -> company.arrive(answer, left.browser()));

            Departure mixed = company.leave();
            Map<String, List<String>> ofOther = new HashMap<>(company.provider.signIn(mixed.address(), "bea", "b@shop.example", true));
            ofOther.put("iss", List.of(other.provider.issuer()));
            refused("sign_on.not_believed", () -> company.arrive(ofOther, mixed.browser()));

            Departure declined = company.leave();
            Map<String, List<String>> no = new HashMap<>(company.provider.signIn(declined.address(), "bea", "b@shop.example", true));
            no.remove("code");
            no.put("error", List.of("access_denied"));
            refused("sign_on.declined", () -> company.arrive(no, declined.browser()));

            Departure late = company.leave();
            Map<String, List<String>> tooLate = company.provider.signIn(late.address(), "bea", "b@shop.example", true);
            running.clock().move(Attempts.LIFE);
            refused("sign_on.begin_again", () -> company.arrive(tooLate, late.browser()));
        }
    }

    @Test
    void anAddressThatTheProviderHasNotCheckedLinksNobody() {
        try (Company company = new Company(running, "Unchecked")) {
            Identity bea = running.join(company.owner, "Bea", "agent");
            refused("sign_on.email_unverified", () -> company.signIn("bea", bea.email(), false));
            company.provider.forge(claims -> claims.claim("email_verified", "yes"));
            refused("sign_on.email_unverified", () -> company.signIn("bea", bea.email()));
        }
    }

    /** The attack that decides the design: a provider that says what it likes. */
    @Test
    void aProviderOpensNobodysOtherOrganization() {
        Identity victim = running.register("Victim's own");
        try (Company attacker = new Company(running, "Attacker")) {
            // Not a member of the attacker's: nothing at all, and the same sentence as for nobody's address.
            refused("sign_on.not_a_member", () -> attacker.signIn("x", victim.email()));
            attacker.set(attacker.wish("agent", false, true));
            refused("sign_on.not_a_member", () -> attacker.signIn("x", victim.email()));

            // Invited there by the attacker: the account is the victim's, so their password is asked for.
            running.foundation().invitations().send(
                    attacker.owner, List.of(new Invitations.Wish(victim.email(), "agent")));
            Departure left = attacker.leave();
            Arrival stopped = attacker.arrive(
                    attacker.provider.signIn(left.address(), "x", victim.email(), true), left.browser());
            assertThat(stopped.identity()).isNull();
            assertThatThrownBy(() -> signOn.finish(stopped.proof(), left.browser(), "a guess of the attacker", ""))
                    .isInstanceOf(InvalidInput.class);

            // The victim joins and links it: from now on the attacker comes in as them, and stays in that organization.
            signOn.finish(stopped.proof(), left.browser(), PASSWORD, "");
            Identity asVictim = signIn.open(attacker.signIn("x", "whatever@shop.example").identity());
            assertThat(asVictim.organization()).isEqualTo(attacker.owner.organization());
            var accounts = running.foundation().accounts();
            refused("access.own_sign_in_required", () -> accounts.in(asVictim, victim.organization()));
            refused("access.own_sign_in_required", () -> accounts.changeName(asVictim, "Somebody else"));
            assertThat(accounts.organizations(asVictim)).extracting(place -> place.name()).containsExactly("Attacker");
            Identity own = signIn.open(signIn.withPassword(victim.email(), PASSWORD, "192.0.2.9"));
            assertThat(accounts.sessions(asVictim)).extracting(session -> session.organization()).containsOnly("Attacker");
            assertThatThrownBy(() -> accounts.endSession(asVictim, own.session())).isInstanceOf(NotFound.class);
            accounts.endOtherSessions(asVictim);
            running.clock().move(Duration.ofSeconds(1));
            assertThat(signIn.current(own.session())).isPresent();
            Identity third = running.register("Third");
            String invited = running.invite(third, "admin");
            refused("access.own_sign_in_required", () -> running.foundation()
                    .invitations()
                    .accept(running.invitationToken(invited), asVictim, true));
            assertThat(accounts.in(own, attacker.owner.organization()).isByProvider()).isFalse();
        }
    }

    @Test
    void noProviderVouchesForTheOperator() {
        try (Company company = new Company(running, "Reaching up")) {
            String operator = running.operator().email();
            invite(company.owner, operator);
            refused("sign_on.not_a_member", () -> company.signIn("op", operator));
            company.set(company.wish("agent", false, true));
            refused("sign_on.not_a_member", () -> company.signIn("op", operator));
        }
    }

    @Test
    void aLinkInOneOrganizationCountsInNoOther() {
        try (Company company = new Company(running, "One");
                Company other = new Company(running, "Two")) {
            Identity bea = company.linked("bea", "Bea", "agent");
            invite(other.owner, bea.email());
            String token = running.postbox().mails(bea.email(), 2).get(1).token();
            running.foundation().invitations().accept(token, signIn.withPassword(bea.email(), PASSWORD, "192.0.2.1"), false);
            // The same provider and the same name there, set up by another organization.
            other.settings().change(other.owner, company.wish("", false, false), PASSWORD, "");
            Departure left = other.leave();
            Arrival there = other.arrive(company.provider.signIn(left.address(), "bea", bea.email(), true), left.browser());
            assertThat(there.identity()).isNull();
            assertThat(signOn.question(there.proof(), left.browser()).orElseThrow().needsPassword()).isTrue();
        }
    }

    private String invite(Identity actor, String email) {
        running.foundation().invitations().send(actor, List.of(new Invitations.Wish(email, "agent")));
        return email;
    }

    @Test
    void whoIsInvitedJoinsWithoutAPassword() {
        try (Company company = new Company(running, "Inviting")) {
            String email = running.invite(company.owner, "manager");
            assertThat(signOn.ofInvitation(running.invitationToken(email))).hasValue(company.slug());
            Identity joined = company.signIn("new", email).identity();
            assertThat(joined.role()).isEqualTo("manager");
            assertThat(joined.name()).isEqualTo("Somebody new");
            assertThat(running.foundation().invitations().open(company.owner)).isEmpty();
            refused("auth.wrong_credentials", () -> signIn.withPassword(email, "", "192.0.2.1"));
            refused("auth.wrong_credentials", () -> signIn.withPassword(email, PASSWORD, "192.0.2.1"));
            // Nobody else's account: their name is theirs to change.
            running.foundation().accounts().changeName(joined, "Nina New");
            // Under another name at the provider they are still themselves.
            assertThat(company.signIn("renamed", email).identity().user()).isEqualTo(joined.user());
        }
    }

    @Test
    void whoIsNotInvitedJoinsWhereThatIsAllowedAndThereIsASeat() {
        try (Company company = new Company(running, "Open door")) {
            String email = RunningFoundation.newEmail();
            refused("sign_on.not_a_member", () -> company.signIn("n", email));
            company.set(company.wish("viewer", false, false));
            refused("sign_on.not_a_member", () -> company.signIn("n", "n@other.example"));
            running.limitSeats(company.owner, 1);
            refused("gate.limit_reached", () -> company.signIn("n", email));
            running.limitSeats(company.owner, 2);
            assertThat(company.signIn("n", email).identity().role()).isEqualTo("viewer");
            refused("gate.limit_reached", () -> company.signIn("m", RunningFoundation.newEmail()));
            assertThat(actions(company.owner)).contains("member.joined");
        }
    }

    @Test
    void whoWasLetGoStaysOut() {
        try (Company company = new Company(running, "Letting go")) {
            Identity bea = company.linked("bea", "Bea", "agent");
            Identity opened = signIn.open(company.signIn("bea", bea.email()).identity());
            running.foundation().people().deactivate(company.owner, bea.user());
            running.clock().move(Duration.ofSeconds(1));
            assertThat(signIn.current(opened.session())).isEmpty();
            refused("sign_on.not_a_member", () -> company.signIn("bea", bea.email()));
            refused("sign_on.not_a_member", () -> company.signIn("another", bea.email()));
        }
    }

    @Test
    void wherePeopleMustUseItAPasswordLetsInNobodyButTheOwner() {
        try (Company company = new Company(running, "Must")) {
            Identity bea = running.join(company.owner, "Bea", "agent");
            Identity before = signIn.open(signIn.withPassword(bea.email(), PASSWORD, "192.0.2.1"));
            company.set(company.wish("", true, false));
            running.clock().move(Duration.ofSeconds(1));
            assertThat(signIn.current(before.session())).isEmpty();
            refused("auth.wrong_credentials", () -> signIn.withPassword(bea.email(), "wrong", "192.0.2.1"));
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> signIn.withPassword(bea.email(), PASSWORD, "192.0.2.1"));
            assertThat(refusal.code()).isEqualTo("sign_on.required");
            assertThat(refusal.getMessage()).startsWith("Must lets its people in by single sign-on only");
            assertThat(signIn.withPassword(company.owner.email(), PASSWORD, "192.0.2.1").user()).isEqualTo(company.owner.user());
            String invited = running.invite(company.owner, "agent");
            String token = running.invitationToken(invited);
            refused("sign_on.required", () -> running.foundation().invitations().acceptAsNew(token, "Ivo", PASSWORD));
            assertThat(company.signIn("ivo", invited).identity()).isNotNull();

            // Somebody who works elsewhere too comes in there, and does not come over.
            Identity own = running.register("Own shop");
            String there = running.invitationToken(invite(company.owner, own.email()));
            refused("sign_on.required", () -> running.foundation().invitations().accept(there, own, false));
            company.set(company.wish("", false, false));
            running.foundation().invitations().accept(there, own, false);
            company.set(company.wish("", true, false));
            Identity byPassword = signIn.withPassword(own.email(), PASSWORD, "192.0.2.1");
            assertThat(byPassword.organizationName()).isEqualTo("Own shop");
            refused("sign_on.required", () -> running.foundation().accounts().in(byPassword, company.owner.organization()));
        }
    }

    @Test
    void theSecondFactorIsOursUnlessTheProvidersIsTrusted() {
        try (Company company = new Company(running, "Factors")) {
            Identity bea = company.linked("bea", "Bea", "agent");
            App app = App.enrol(running, signIn.open(signIn.withPassword(bea.email(), PASSWORD, "192.0.2.1")));
            Departure left = company.leave();
            Arrival half = company.arrive(company.provider.signIn(left.address(), "bea", bea.email(), true), left.browser());
            assertThat(signOn.question(half.proof(), left.browser()))
                    .hasValue(new SingleSignOn.Question("Factors", bea.email(), false, true));
            refused("auth.otp_required", () -> signOn.finish(half.proof(), left.browser(), "", ""));
            assertThat(signOn.finish(half.proof(), left.browser(), "", app.next()).identity()).isNotNull();

            company.set(company.wish("", false, true));
            assertThat(company.signIn("bea", bea.email()).identity()).isNotNull();

            // A role that needs one: whoever has none is led to it, unless the provider is trusted.
            Identity ivo = company.signIn("ivo", running.invite(company.owner, "manager")).identity();
            running.foundation().securityPolicy().requireTwoFactor(company.owner, Set.of("manager"));
            assertThat(signIn.open(ivo).isEnrolling()).isFalse();
            company.set(company.wish("", false, false));
            Identity held = signIn.open(ivo);
            assertThat(held.isEnrolling()).isTrue();
            // There is no password to ask for.
            assertThat(running.foundation().twoFactor().begin(held, "", "").key()).isNotEmpty();
        }
    }

    @Test
    void anAddressLeadsOnlyToWhereItsPersonBelongs() {
        try (Company company = new Company(running, "Domain");
                Company thief = new Company(running, "Same domain")) {
            Identity bea = running.join(company.owner, "Bea", "agent");
            String invited = running.invite(company.owner, "agent");
            assertThat(thief.settings().provider(thief.owner).domains()).containsExactly("shop.example");
            assertThat(signOn.leave(bea.email().toUpperCase(Locale.ROOT), "", "192.0.2.7").orElseThrow().address().toString())
                    .startsWith(company.provider.issuer() + "/authorize");
            assertThat(signOn.leave(invited, "", "192.0.2.7").orElseThrow().address().toString())
                    .startsWith(company.provider.issuer() + "/authorize");
            assertThat(signOn.leave(RunningFoundation.newEmail(), "", "192.0.2.7")).isEmpty();
            assertThat(signOn.leave("bea@nowhere.example", "", "192.0.2.7")).isEmpty();
            assertThat(signOn.leave("no address", "", "192.0.2.7")).isEmpty();
            assertThat(signOn.leaveTo("no-such-organization", "")).isEmpty();
            for (int i = 0; i < 20; i++) {
                // A whole office comes from one address.
                assertThat(signOn.leave(bea.email(), "", "192.0.2.8")).isPresent();
            }
            refused("auth.too_many_tries", () -> {
                for (int i = 0; i < 10; i++) {
                    signOn.leave("bea@nowhere.example", "", "192.0.2.7");
                }
            });
        }
    }

    @Test
    void switchingOffEndsWhatTheProviderHasOpened() {
        try (Company company = new Company(running, "Off")) {
            Identity bea = company.linked("bea", "Bea", "agent");
            Identity byProvider = signIn.open(bea);
            Identity byPassword = signIn.open(signIn.withPassword(bea.email(), PASSWORD, "192.0.2.1"));
            Departure left = company.leave();
            company.set(new SignOnSettings.Wish(
                    company.provider.issuer(), IdentityProvider.CLIENT, null, List.of(), "", false, false, false));
            running.clock().move(Duration.ofSeconds(1));
            assertThat(signIn.current(byProvider.session())).isEmpty();
            assertThat(signIn.current(byPassword.session())).isPresent();
            assertThat(signOn.leaveTo(company.slug(), "")).isEmpty();
            refused("sign_on.begin_again", () -> company.arrive(
                    company.provider.signIn(left.address(), "bea", bea.email(), true), left.browser()));
        }
    }

    private List<String> actions(Identity admin) {
        return running.foundation().auditLog().list(admin, Filter.ALL, 50, null).stream()
                .map(entry -> entry.action())
                .toList();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThat(catchThrowableOfType(Refusal.class, act)).extracting(Refusal::code).isEqualTo(code);
    }
}
