// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.Invitations.Outcome;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@FoundationTest
class InvitationAcceptanceTest {
    private static final String PASSWORD = RunningFoundation.PASSWORD;

    private final RunningFoundation running;
    private final Invitations invitations;

    InvitationAcceptanceTest(RunningFoundation running) {
        this.running = running;
        this.invitations = running.foundation().invitations();
    }

    @Test
    void aNewPersonJoinsWithTheRoleOnce() {
        Identity ada = running.register("Joining");
        String email = running.invite(ada, "manager");
        String token = running.invitationToken(email);

        Identity bo = invitations.acceptAsNew(token, " Bo Berg ", PASSWORD);
        assertThat(bo.name()).isEqualTo("Bo Berg");
        assertThat(bo.role()).isEqualTo("manager");
        assertThat(bo.organization()).isEqualTo(ada.organization());
        assertThat(running.foundation().accounts().isEmailVerified(bo.user())).isTrue();
        assertThat(running.foundation().signIn().withPassword(email, PASSWORD, "192.0.2.1").user()).isEqualTo(bo.user());
        assertThat(invitations.open(ada)).isEmpty();
        assertCode(() -> invitations.acceptAsNew(token, "Bo", PASSWORD), "invitation.accepted");
        assertCode(() -> invitations.offer(token), "invitation.accepted");
    }

    @Test
    void whoHasAnAccountAcceptsWithIt() {
        Identity ada = running.register("Hosts");
        Identity guest = running.register("Guests");
        invitations.send(ada, List.of(new Wish(guest.email(), "viewer")));
        String token = running.invitationToken(guest.email());

        assertThat(invitations.offer(token).hasAccount()).isTrue();
        assertCode(() -> invitations.acceptAsNew(token, "Somebody Else", "not their password"), "invitation.account_exists");
        Identity there = invitations.accept(token, guest, false);
        assertThat(there.organization()).isEqualTo(ada.organization());
        assertThat(there.role()).isEqualTo("viewer");
        assertThat(invitations.send(ada, List.of(new Wish(guest.email(), "agent"))))
                .extracting(Outcome::code)
                .containsExactly("invitation.already_member");
    }

    @Test
    void anotherAccountThanTheInvitedOneNeedsConsent() {
        Identity ada = running.register("Consent");
        Identity other = running.register("Other Account");
        String email = running.invite(ada, "agent");
        String token = running.invitationToken(email);

        assertCode(() -> invitations.accept(token, other, false), "invitation.other_address");
        assertThat(invitations.accept(token, other, true).user()).isEqualTo(other.user());
    }

    @Test
    void whoIsLetGoComesBackByNoOldInvitation() {
        Identity ada = running.register("Let Go");
        Identity second = running.join(ada, "Second", "admin");
        String friend = running.invitationToken(running.invite(second, "admin"));
        String own = running.invitationToken(running.invite(ada, "agent"));
        running.clock().move(Duration.ofSeconds(1));
        running.foundation().people().deactivate(ada, second.user());

        assertCode(() -> invitations.acceptAsNew(friend, "Friend", PASSWORD), "invitation.revoked");
        assertCode(() -> invitations.accept(own, second, true), "invitation.revoked");
        running.clock().move(Duration.ofSeconds(1));
        invitations.send(ada, List.of(new Wish(second.email(), "viewer")));
        String fresh = running.postbox().mails(second.email(), 2).get(1).token();
        assertCode(() -> invitations.acceptAsNew(fresh, "Second", "not their password"), "invitation.account_exists");
        assertThat(invitations.acceptAsNew(fresh, "Second", PASSWORD).role()).isEqualTo("viewer");
    }

    @Test
    void ofTwentyWhoAcceptAtOnceForOneSeatOneGetsIt() throws Exception {
        Identity ada = running.register("Rush");
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tokens.add(running.invitationToken(running.invite(ada, "agent")));
        }
        running.limitSeats(ada, 2);

        List<Callable<String>> accepts = tokens.stream()
                .map(token -> (Callable<String>) () -> accept(token))
                .toList();
        List<String> answers = together(accepts);
        assertThat(answers).containsOnly("joined", "gate.limit_reached");
        assertThat(answers.stream().filter("joined"::equals)).hasSize(1);
        assertThat(members(ada)).isEqualTo(2);
    }

    @Test
    void ofTwoWithTheSameLinkOneJoins() throws Exception {
        Identity ada = running.register("Twice");
        String token = running.invitationToken(running.invite(ada, "agent"));
        List<String> answers = together(List.of(() -> accept(token), () -> accept(token)));
        assertThat(answers).containsExactlyInAnyOrder("joined", "invitation.accepted");
    }

    private String accept(String token) {
        try {
            invitations.acceptAsNew(token, "Somebody", PASSWORD);
            return "joined";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private static List<String> together(List<Callable<String>> works) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService racers = Executors.newFixedThreadPool(works.size());
        try {
            List<Future<String>> races = works.stream()
                    .map(work -> racers.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            start.countDown();
            List<String> answers = new ArrayList<>();
            for (Future<String> race : races) {
                answers.add(race.get());
            }
            return answers;
        } finally {
            racers.shutdownNow();
        }
    }

    private int members(Identity admin) {
        return running.foundation().people().list(admin, "", 100, null).size();
    }

    private static void assertCode(ThrowingCallable work, String code) {
        assertThat(catchThrowableOfType(Refusal.class, work).code()).isEqualTo(code);
    }
}
