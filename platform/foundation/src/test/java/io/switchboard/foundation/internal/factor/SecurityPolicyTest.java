// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import static io.switchboard.foundation.testing.RunningFoundation.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.ApiKeys;
import io.switchboard.foundation.AuditLog.Filter;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.RoleBook.RoleWish;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.foundation.SecurityPolicy.RoleRule;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class SecurityPolicyTest {
    private final RunningFoundation running;
    private final SignIn signIn;
    private final SecurityPolicy policy;

    SecurityPolicyTest(RunningFoundation running) {
        this.running = running;
        this.signIn = running.foundation().signIn();
        this.policy = running.foundation().securityPolicy();
    }

    @Test
    void whoNeedsAFactorReachesNothingUntilTheyHaveIt() {
        Identity ada = running.register("Policy");
        Identity agent = signIn.open(running.join(ada, "Agnes", "agent"));
        Identity viewer = signIn.open(running.join(ada, "Vera", "viewer"));
        String key = running.foundation()
                .apiKeys()
                .create(ada, new ApiKeys.Wish("Website", Set.of("conversation.read"), null))
                .text();

        policy.requireTwoFactor(ada, Set.of("agent"));
        running.clock().move(Duration.ofMillis(501));

        Identity held = now(agent.session());
        assertThat(held.isEnrolling()).isTrue();
        assertThat(held.permissions()).containsExactly(Identity.ENROL);
        assertThat(running.foundation().twoFactor().status(held).isRequired()).isTrue();
        assertThat(now(viewer.session()).isEnrolling()).isFalse();
        assertThat(signIn.withPassword(agent.email(), PASSWORD, "192.0.2.1").isEnrolling()).isTrue();
        assertThat(signIn.withAccessToken(key).orElseThrow().permissions()).containsExactly("conversation.read");

        App.enrol(running, held);
        assertThat(now(agent.session()).permissions()).contains("conversation.reply");
        assertThat(policy.rules(ada)).containsExactly(
                new RoleRule("admin", "Admin", false, 1, 1),
                new RoleRule("manager", "Manager", false, 0, 0),
                new RoleRule("agent", "Agent", true, 1, 0),
                new RoleRule("viewer", "Viewer", false, 1, 1));

        policy.requireTwoFactor(ada, Set.of());
        assertThat(policy.rules(ada)).noneMatch(RoleRule::isRequired);
        assertThat(actions(ada)).filteredOn("security.policy_changed"::equals).hasSize(2);
    }

    @Test
    void whoComesIntoARoleThatNeedsAFactorIsHeldToo() {
        Identity ada = running.register("Promoted");
        Identity bo = signIn.open(running.join(ada, "Bo", "viewer"));
        policy.requireTwoFactor(ada, Set.of("manager"));
        running.foundation().people().changeRole(ada, bo.user(), "manager");
        running.clock().move(Duration.ofSeconds(1));
        assertThat(now(bo.session()).isEnrolling()).isTrue();
    }

    @Test
    void onlyWhoMayDecidesAndOnlyAboutRolesThatThereAre() {
        Identity ada = running.register("Deciding");
        Identity manager = running.join(ada, "Max", "manager");
        assertThatThrownBy(() -> policy.requireTwoFactor(manager, Set.of())).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> policy.rules(manager)).isInstanceOf(PermissionMissing.class);
        assertThat(code(() -> policy.requireTwoFactor(ada, Set.of("emperor")))).isEqualTo("request.invalid");
        assertThatThrownBy(() -> policy.rules(running.operator())).isInstanceOf(NotFound.class);

        policy.requireTwoFactor(ada, Set.of("viewer"));
        assertThat(policy.rules(running.register("Elsewhere"))).noneMatch(RoleRule::isRequired);
    }

    @Test
    void anAdminTakesTheLostFactorOfSomebodyBelow() {
        Identity ada = running.register("Lost");
        Identity bo = running.join(ada, "Bo", "agent");
        App.enrol(running, bo);
        SessionId open = signIn.open(bo).session();

        assertThatThrownBy(() -> policy.resetTwoFactor(bo, ada.user())).isInstanceOf(PermissionMissing.class);
        policy.resetTwoFactor(ada, bo.user());
        running.clock().move(Duration.ofSeconds(1));

        assertThat(signIn.current(open)).isEmpty();
        assertThat(signIn.withPassword(bo.email(), PASSWORD, "192.0.2.1").user()).isEqualTo(bo.user());
        assertThat(running.postbox().mail(bo.email(), "second factor was removed").text()).contains("Ada Admin");
        assertThat(actions(ada)).contains("member.two_factor_reset");
        assertThat(code(() -> policy.resetTwoFactor(ada, bo.user()))).isEqualTo("auth.two_factor_off");
    }

    @Test
    void nobodyTakesTheFactorOfOthersThanThoseBelow() {
        Identity ada = running.register("Above");
        Identity admin = running.join(ada, "Second", "admin");
        App.enrol(running, ada);
        assertThat(code(() -> policy.resetTwoFactor(admin, ada.user()))).as("the owner's").isEqualTo("users.owner_protected");
        assertThat(code(() -> policy.resetTwoFactor(ada, ada.user()))).as("one's own").isEqualTo("users.own_account");
        Identity eve = running.register("Foreign");
        assertThatThrownBy(() -> policy.resetTwoFactor(eve, ada.user())).isInstanceOf(NotFound.class);
    }

    @Test
    void whoKeepsThePolicyNeedNotBeOneWhoChangesPeople() {
        Identity ada = running.register("Guards");
        Map<String, String> scopes = Map.of("security.policy", "all", "conversation.read", "all", "customer.read", "all", "report.view", "all");
        String guards = running.foundation().roles().create(ada, new RoleWish("Guard", null, scopes)).key();
        Identity guard = running.join(ada, "Guard", guards);
        Identity viewer = running.join(ada, "Vera", "viewer");
        Identity manager = running.join(ada, "Max", "manager");
        App.enrol(running, viewer);
        App.enrol(running, manager);

        policy.resetTwoFactor(guard, viewer.user());
        assertThat(actions(ada)).contains("member.two_factor_reset");
        assertThat(code(() -> policy.resetTwoFactor(guard, manager.user()))).isEqualTo("users.above_own_role");
    }

    @Test
    void nobodyTakesTheFactorOfAnAccountThatOpensAnotherDoorToo() {
        Identity ada = running.register("First door");
        Identity bo = running.join(ada, "Bo", "agent");
        Identity other = running.register("Second door");
        running.foundation().invitations().send(other, List.of(new Wish(bo.email(), "agent")));
        running.postbox().mails(bo.email(), 2);
        running.foundation().invitations().accept(running.invitationToken(bo.email()), bo, false);
        App app = App.enrol(running, bo);

        assertThat(code(() -> policy.resetTwoFactor(ada, bo.user()))).isEqualTo("users.works_elsewhere");
        assertThat(signIn.withPassword(bo.email(), PASSWORD, app.next(), "192.0.2.1").user()).isEqualTo(bo.user());
    }

    private Identity now(SessionId session) {
        return signIn.current(session).orElseThrow();
    }

    private List<String> actions(Identity admin) {
        return running.foundation().auditLog().list(admin, Filter.ALL, 50, null).stream()
                .map(entry -> entry.action())
                .toList();
    }

    private static String code(ThrowingCallable act) {
        Refusal refused = catchThrowableOfType(Refusal.class, act);
        assertThat(refused).isNotNull();
        return refused.code();
    }
}
