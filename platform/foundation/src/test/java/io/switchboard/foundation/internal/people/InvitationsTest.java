// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Invitation;
import io.switchboard.foundation.Invitations.InvitationId;
import io.switchboard.foundation.Invitations.Offer;
import io.switchboard.foundation.Invitations.Outcome;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.SecretToken;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class InvitationsTest {
    private static final String PASSWORD = RunningFoundation.PASSWORD;

    private final RunningFoundation running;
    private final Invitations invitations;

    InvitationsTest(RunningFoundation running) {
        this.running = running;
        this.invitations = running.foundation().invitations();
    }

    @Test
    void theMailSaysWhoInvitesWhereAndAsWhat() {
        Identity ada = running.register("Fuchs & Söhne <b>");
        String email = running.invite(ada, "agent");
        var mail = running.postbox().mail(email, "invites you");

        assertThat(mail.subject()).isEqualTo("Ada Admin invites you to Fuchs & Söhne <b> on Switchboard");
        assertThat(mail.from()).contains("hello@switchboard.example");
        assertThat(mail.text()).contains("Fuchs & Söhne <b>", "as Agent", "/accept-invitation?token=");
        assertThat(mail.html()).contains("Fuchs &amp; Söhne &lt;b&gt;").doesNotContain("<b>");

        Offer offer = invitations.offer(mail.token());
        assertThat(offer.invitedBy()).isEqualTo("Ada Admin");
        assertThat(offer.email()).isEqualTo(email);
        assertThat(offer.role()).isEqualTo("agent");
        assertThat(offer.roleName()).isEqualTo("Agent");
        assertThat(offer.hasAccount()).isFalse();
    }

    @Test
    void aNewLinkAndARevocationMakeTheOldLinkWorthless() {
        Identity ada = running.register("Resending");
        String email = running.invite(ada, "agent");
        String first = running.invitationToken(email);
        Invitation again = invitations.resend(ada, invitations.open(ada).get(0).id());
        String second = running.postbox().mails(email, 2).get(1).token();

        assertThat(again.sentCount()).isEqualTo(2);
        assertCode(() -> invitations.offer(first), "invitation.unknown");
        assertThat(invitations.offer(second).email()).isEqualTo(email);

        invitations.revoke(ada, again.id());
        assertCode(() -> invitations.acceptAsNew(second, "Bo", PASSWORD), "invitation.revoked");
        assertThatThrownBy(() -> invitations.revoke(ada, again.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invitations.resend(ada, again.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void anInvitationEndsAfterSevenDaysAndCanBeSentAgain() {
        Identity ada = running.register("Expiring");
        String email = running.invite(ada, "agent");
        String token = running.invitationToken(email);
        running.clock().move(Duration.ofDays(7));

        assertCode(() -> invitations.acceptAsNew(token, "Bo", PASSWORD), "invitation.expired");
        assertThat(invitations.open(ada)).extracting(Invitation::state).containsExactly("expired");
        invitations.resend(ada, invitations.open(ada).get(0).id());
        assertThat(invitations.open(ada)).extracting(Invitation::state).containsExactly("pending");
    }

    @Test
    void whoeverAcceptsIsInTheTeamFromTheFirstMomentOn() {
        Identity ada = running.register("Into a team");
        TeamId sales = running.foundation().teams().create(ada, "Sales").id();
        TeamId gone = running.foundation().teams().create(ada, "Gone").id();
        String email = RunningFoundation.newEmail();
        String late = RunningFoundation.newEmail();
        assertThat(invitations.send(ada, List.of(new Wish(email, "agent", sales), new Wish(late, "agent", gone))))
                .extracting(Outcome::code)
                .containsOnlyNulls();
        assertThat(invitations.open(ada)).extracting(Invitation::team).containsExactlyInAnyOrder("Sales", "Gone");
        running.foundation().teams().remove(ada, gone);

        assertThat(invitations.acceptAsNew(running.invitationToken(email), "Bo", PASSWORD).teams()).containsExactly(sales);
        assertThat(invitations.acceptAsNew(running.invitationToken(late), "Cy", PASSWORD).teams()).isEmpty();
        assertThat(invitations.send(ada, List.of(new Wish(RunningFoundation.newEmail(), "agent", new TeamId(Ids.next())))))
                .extracting(Outcome::code)
                .containsExactly("teams.unknown");
    }

    @Test
    void aManagerReachesInvitationsIntoTheirTeamsAndIntoNone() {
        Identity ada = running.register("Managed");
        TeamId own = running.foundation().teams().create(ada, "Own").id();
        TeamId other = running.foundation().teams().create(ada, "Other").id();
        Identity joined = running.join(ada, "Mia", "manager");
        running.foundation().teams().fill(ada, own, Set.of(joined.user()));
        Identity mia = running.foundation().signIn().withPassword(joined.email(), PASSWORD, "127.0.0.1");
        String far = RunningFoundation.newEmail();
        invitations.send(ada, List.of(new Wish(far, "agent", other)));

        assertThat(invitations.send(mia, List.of(
                        new Wish(RunningFoundation.newEmail(), "agent", own),
                        new Wish(RunningFoundation.newEmail(), "viewer"),
                        new Wish(RunningFoundation.newEmail(), "agent", other),
                        new Wish(RunningFoundation.newEmail(), "manager", own),
                        new Wish(far, "agent", own))))
                .extracting(Outcome::code)
                .containsExactly(null, null, "invitation.other_team", "users.above_own_role", "invitation.other_team");
        assertThat(invitations.open(mia)).hasSize(2).extracting(Invitation::team).containsExactlyInAnyOrder("Own", null);
        InvitationId others = invitations.open(ada).stream()
                .filter(one -> one.email().equals(far))
                .findFirst()
                .orElseThrow()
                .id();
        assertCode(() -> invitations.resend(mia, others), "invitation.other_team");
        assertCode(() -> invitations.revoke(mia, others), "invitation.other_team");
    }

    @Test
    void ofManyAtOnceEachHasItsOwnOutcome() {
        Identity ada = running.register("Many");
        String good = RunningFoundation.newEmail();
        List<Outcome> outcomes = invitations.send(ada, List.of(
                new Wish(good, "agent"),
                new Wish("not an address", "agent"),
                new Wish(ada.email(), "agent"),
                new Wish(RunningFoundation.newEmail(), "emperor"),
                new Wish(" " + good.toUpperCase(), "viewer")));

        assertThat(outcomes)
                .extracting(Outcome::code)
                .containsExactly(null, "email.invalid", "invitation.already_member", "role.unknown", null);
        assertThat(invitations.open(ada)).as("the same one again").singleElement().satisfies(open -> {
            assertThat(open.role()).isEqualTo("viewer");
            assertThat(open.sentCount()).isEqualTo(2);
        });
        assertThatThrownBy(() -> invitations.send(ada, List.of())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void nobodyInvitesAboveThemselves() {
        Identity ada = running.register("Ladder");
        Identity manager = running.join(ada, "Max Manager", "manager");
        Identity agent = running.join(ada, "Ann Agent", "agent");

        List<Outcome> outcomes = invitations.send(manager, List.of(
                new Wish(RunningFoundation.newEmail(), "admin"),
                new Wish(RunningFoundation.newEmail(), "manager"),
                new Wish(RunningFoundation.newEmail(), "agent"),
                new Wish(RunningFoundation.newEmail(), "viewer")));
        assertThat(outcomes)
                .extracting(Outcome::code)
                .containsExactly("users.above_own_role", "users.above_own_role", null, null);
        assertThatThrownBy(() -> invitations.open(agent)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> invitations.send(agent, List.of(new Wish("a@b.example", "viewer"))))
                .isInstanceOf(PermissionMissing.class);
    }

    @Test
    void aManagerTouchesNoInvitationAboveThem() {
        Identity ada = running.register("Above");
        Identity manager = running.join(ada, "Max", "manager");
        String email = running.invite(ada, "admin");
        var id = invitations.open(ada).get(0).id();

        assertCode(() -> invitations.resend(manager, id), "users.above_own_role");
        assertCode(() -> invitations.revoke(manager, id), "users.above_own_role");
        assertThat(invitations.send(manager, List.of(new Wish(email, "viewer"))))
                .extracting(Outcome::code)
                .containsExactly("users.above_own_role");
    }

    @Test
    void whoHasNotConfirmedTheirAddressInvitesFew() {
        Identity ada = running.register("Unconfirmed");
        List<Wish> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(new Wish(RunningFoundation.newEmail(), "agent"));
        }
        List<Outcome> outcomes = invitations.send(ada, many);
        assertThat(outcomes.stream().filter(outcome -> outcome.code() == null)).hasSize(50);
        assertThat(outcomes.get(59).code()).isEqualTo("invitation.too_many_today");
        running.foundation().accounts().verifyEmail(running.postbox().mail(ada.email(), "Confirm your email").token());
        assertThat(invitations.send(ada, many.subList(50, 60))).extracting(Outcome::code).containsOnlyNulls();
    }

    @Test
    void anotherOrganizationsInvitationsAreUnknown() {
        Identity ada = running.register("Mine");
        running.invite(ada, "agent");
        Identity eve = running.register("Theirs");
        var id = invitations.open(ada).get(0).id();

        assertThat(invitations.open(eve)).isEmpty();
        assertThatThrownBy(() -> invitations.revoke(eve, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> invitations.resend(eve, id)).isInstanceOf(NotFound.class);
        assertThat(invitations.open(ada)).hasSize(1);
    }

    @Test
    void invitationsTakeSeats() {
        Identity ada = running.register("Seats");
        running.limitSeats(ada, 2);
        String email = running.invite(ada, "agent");
        assertThat(invitations.send(ada, List.of(new Wish(RunningFoundation.newEmail(), "agent"))))
                .extracting(Outcome::code)
                .containsExactly("gate.limit_reached");
        assertThat(invitations.send(ada, List.of(new Wish(email, "viewer"))))
                .as("holds its seat already")
                .extracting(Outcome::code)
                .containsExactly((String) null);
        invitations.revoke(ada, invitations.open(ada).get(0).id());
        running.invite(ada, "agent");
    }

    @Test
    void onlyTheHashOfALinkIsStored() {
        Identity ada = running.register("Hashed");
        String token = running.invitationToken(running.invite(ada, "agent"));
        byte[] stored = running.database().transaction(c -> Sql.first(
                        c,
                        "select token_hash from foundation.invitation where organization_id = ?",
                        row -> row.getBytes(1),
                        ada.organization().value()))
                .orElseThrow();
        assertThat(stored).isEqualTo(SecretToken.hash(token));
    }

    private static void assertCode(ThrowingCallable work, String code) {
        assertThat(catchThrowableOfType(Refusal.class, work).code()).isEqualTo(code);
    }
}
