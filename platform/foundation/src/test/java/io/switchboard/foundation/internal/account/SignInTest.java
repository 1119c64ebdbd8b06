// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.foundation.SignIn.Tokens;
import io.switchboard.foundation.internal.account.DatabaseSignIn.SignedIn;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@FoundationTest
class SignInTest {
    private final RunningFoundation running;
    private final DatabaseSignIn signIn;

    SignInTest(RunningFoundation running) {
        this.running = running;
        this.signIn = (DatabaseSignIn) running.foundation().signIn();
    }

    @Test
    void anOrganizationBeginsByTheClockOfWhoeverRegisters() {
        Identity lisbon = signIn.register(
                new Registration("Lisbon", "Ada", RunningFoundation.newEmail(), PASSWORD, Locale.ENGLISH, "Europe/Lisbon"));
        Identity nowhere = signIn.register(
                new Registration("Nowhere", "Ada", RunningFoundation.newEmail(), PASSWORD, Locale.ENGLISH, "Middle/Earth"));
        assertThat(running.foundation().organizationSettings().read(lisbon).values().timeZone()).isEqualTo("Europe/Lisbon");
        assertThat(running.foundation().organizationSettings().read(nowhere).values().timeZone()).isEqualTo("UTC");
    }

    @Test
    void registrationMakesTheOrganizationAndItsAdmin() {
        String email = RunningFoundation.newEmail();

        Identity admin = signIn.register(new Registration("  Lumière & Söhne ", "Ada", email.toUpperCase(), PASSWORD));

        assertThat(admin.role()).isEqualTo("admin");
        assertThat(admin.organizationName()).isEqualTo("Lumière & Söhne");
        assertThat(admin.permissions()).contains("org.delete", "conversation.reply").doesNotContain("platform.operate");
        assertThat(slugOf(admin)).isEqualTo("lumiere-sohne");
        assertThat(signIn.withPassword(email, PASSWORD, "192.0.2.1")).isEqualTo(admin);
    }

    @Test
    void organizationsOfOneNameGetSlugsOfTheirOwn() {
        assertThat(List.of(running.register("Twin Shop"), running.register("Twin Shop"), running.register("twin--shop")))
                .extracting(this::slugOf)
                .containsExactly("twin-shop", "twin-shop-2", "twin-shop-3");
    }

    @Test
    void everyFaultOfARegistrationIsToldAtOnce() {
        InvalidInput refusal = catchThrowableOfType(
                InvalidInput.class, () -> signIn.register(new Registration(" ", "", "ada@", "short")));

        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactly("organization.name", "name", "email", "password");
    }

    @Test
    void thePasswordIsNotTheEmail() {
        assertThatThrownBy(() -> signIn.register(
                        new Registration("Shop", "Ada", "ada.long.name@shop.example", "Ada.Long.Name@shop.example")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.errors()).extracting(FieldError::code).containsExactly("password.is_email"));
    }

    @Test
    void ofRegistrationsThatRaceForAnEmailOneWins() throws Exception {
        String email = RunningFoundation.newEmail();
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService racers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> races = IntStream.range(0, 4)
                    .mapToObj(i -> racers.submit(() -> {
                        together.await();
                        try {
                            signIn.register(new Registration("Race", "Ada", i % 2 == 0 ? email : email.toUpperCase(), PASSWORD));
                            return true;
                        } catch (InvalidInput e) {
                            assertThat(e.errors()).extracting(FieldError::code).containsExactly("email.taken");
                            return false;
                        }
                    }))
                    .toList();
            together.countDown();
            int won = 0;
            for (Future<Boolean> race : races) {
                won += race.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            racers.shutdownNow();
        }
        assertThat(count("select count(*) from foundation.organization o where name = 'Race'"))
                .as("a losing registration leaves no organization")
                .isEqualTo(1);
    }

    @Test
    void wrongPasswordAndUnknownEmailAnswerAlike() {
        Identity admin = running.register("Alike");

        Refusal wrong = refusal(admin.email(), "not the right password");
        Refusal unknown = refusal(RunningFoundation.newEmail(), "not the right password");

        assertThat(wrong.code()).isEqualTo("auth.wrong_credentials").isEqualTo(unknown.code());
        assertThat(wrong.getMessage()).isEqualTo(unknown.getMessage());
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(count("select count(*) from foundation.sign_in_failure")).isPositive();
    }

    @Test
    void aDeactivatedPersonIsOutAtOnceAndCannotComeBack() {
        Identity admin = running.register("Deactivated");
        Tokens tokens = signIn.issue(admin);
        SessionId page = signIn.open(admin).session();
        assertThat(withToken(tokens)).contains(admin);
        assertThat(signIn.current(page).map(SignInTest::person)).contains(admin);

        running.database().transaction(c -> Sql.update(
                c,
                "update foundation.membership set state = 'deactivated' where user_id = ?",
                admin.user().value()));
        running.clock().move(Duration.ofSeconds(1));

        assertThat(signIn.withAccessToken(tokens.accessToken())).isEmpty();
        assertThat(signIn.current(page)).isEmpty();
        assertThat(refusal(admin.email(), PASSWORD).code()).isEqualTo("auth.wrong_credentials");
        assertThatThrownBy(() -> signIn.refresh(tokens.refreshToken())).isInstanceOf(Refusal.class);
    }

    @Test
    void anAccessTokenEndsAfterAQuarterOfAnHour() {
        Identity admin = running.register("Quarter");
        String token = signIn.issue(admin).accessToken();

        running.clock().move(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(signIn.withAccessToken(token).map(SignInTest::person)).contains(admin);
        running.clock().move(Duration.ofSeconds(1));
        assertThat(signIn.withAccessToken(token)).isEmpty();
    }

    @Test
    void aRequestWithAKnownTokenAsksTheDatabaseOnlyNowAndThen() {
        String token = signIn.issue(running.register("Cached")).accessToken();
        signIn.withAccessToken(token);
        int before = running.database().transactions();
        for (int i = 0; i < 1000; i++) {
            assertThat(signIn.withAccessToken(token)).isPresent();
        }
        // Not none: the gate's own look may fall into this moment.
        assertThat(running.database().transactions() - before).isLessThan(100);
    }

    @Test
    void aRefreshTokenIsGoodForOneUse() {
        Tokens first = signIn.issue(running.register("Refresh"));

        SignedIn second = signIn.refresh(first.refreshToken());
        SignedIn third = signIn.refresh(second.tokens().refreshToken());

        assertThat(person(third.identity())).isEqualTo(person(second.identity()));
        assertThat(withToken(third.tokens()).map(SignInTest::person)).contains(person(third.identity()));
    }

    @Test
    void aReusedRefreshTokenEndsTheWholeFamily() {
        Identity admin = running.register("Reuse");
        Tokens other = signIn.issue(admin);
        Tokens first = signIn.issue(admin);
        SignedIn second = signIn.refresh(first.refreshToken());

        assertThatThrownBy(() -> signIn.refresh(first.refreshToken()))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("auth.session_ended"));

        assertThatThrownBy(() -> signIn.refresh(second.tokens().refreshToken())).isInstanceOf(Refusal.class);
        assertThat(signIn.withAccessToken(second.tokens().accessToken())).isEmpty();
        assertThat(withToken(other)).as("another sign-in of the same person").contains(admin);
        assertThat(running.postbox().mail(admin.email(), "We ended a sign-in").text()).contains("used twice");
        assertThat(count("select count(*) from foundation.audit_event where action = 'session.ended_by_reuse'"
                        + " and organization_id = '" + admin.organization() + "'"))
                .isEqualTo(1);
    }

    @Test
    void signOutEndsTheSession() {
        Tokens tokens = signIn.issue(running.register("Leaving"));
        signIn.signOut(tokens.refreshToken());
        signIn.signOut("no such token");

        assertThat(signIn.withAccessToken(tokens.accessToken())).isEmpty();
        assertThatThrownBy(() -> signIn.refresh(tokens.refreshToken())).isInstanceOf(Refusal.class);
    }

    @Test
    void guessingBecomesSlowForThatAddressOnly() {
        Identity admin = running.register("Guessed");
        SignInDelay delay = new SignInDelay(running.database(), running.clock());
        for (int i = 0; i < 9; i++) {
            delay.failed(admin.email(), ADDRESS);
        }
        assertThat(refusal(admin.email(), "the tenth guess").status()).isEqualTo(401);

        Refusal tooFast = refusal(admin.email(), PASSWORD);
        assertThat(tooFast.status()).isEqualTo(429);
        assertThat(tooFast.extensions()).containsEntry("retryAfter", 1L);
        assertThat(signIn.withPassword(admin.email(), PASSWORD, "198.51.100.7")).isEqualTo(admin);

        running.clock().move(Duration.ofSeconds(1));
        assertThat(refusal(admin.email(), "another guess").status()).isEqualTo(401);
        assertThat(refusal(admin.email(), PASSWORD).extensions()).containsEntry("retryAfter", 2L);

        running.clock().move(Duration.ofSeconds(2));
        assertThat(signIn.withPassword(admin.email(), PASSWORD, ADDRESS)).isEqualTo(admin);
        assertThat(refusal(admin.email(), "forgotten again").status()).as("success forgets the failures").isEqualTo(401);
    }

    @Test
    void theDelayGrowsAndIsNeverALock() {
        assertThat(SignInDelay.delay(9)).isZero();
        assertThat(SignInDelay.delay(10)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SignInDelay.delay(13)).isEqualTo(Duration.ofSeconds(8));
        assertThat(SignInDelay.delay(1_000_000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theOperatorBelongsToNoOrganization() {
        Identity operator = running.operator();

        assertThat(operator.isOperator()).isTrue();
        assertThat(operator.organization()).isNull();
        assertThat(operator.permissions()).containsExactly("platform.operate");
        assertThat(withToken(signIn.issue(operator))).contains(operator);
        assertThat(signIn.current(signIn.open(operator).session()).map(SignInTest::person)).contains(operator);
    }

    @Test
    void aPageSignInIsGoodUntilItIsEnded() {
        Identity admin = running.register("Pages");
        SessionId page = signIn.open(admin).session();
        assertThat(signIn.current(page).map(Identity::session)).contains(page);

        signIn.end(page);
        assertThat(signIn.current(page)).isEmpty();
        assertThat(signIn.current(SessionId.next())).as("nobody's").isEmpty();
    }

    @Test
    void aPageSignInThatNobodyUsesEnds() {
        SessionId used = signIn.open(running.register("Used")).session();
        SessionId unused = signIn.open(running.register("Unused")).session();
        for (int hour = 0; hour < 13; hour++) {
            running.clock().move(Duration.ofHours(1));
            assertThat(signIn.current(used)).isPresent();
        }
        assertThat(signIn.current(unused)).isEmpty();
    }

    private Optional<Identity> withToken(Tokens tokens) {
        return signIn.withAccessToken(tokens.accessToken()).map(SignInTest::person);
    }

    /** Whoever it is, through whatever sign-in. */
    private static Identity person(Identity identity) {
        return identity.through(null);
    }

    private static final String PASSWORD = RunningFoundation.PASSWORD;
    private static final String ADDRESS = "203.0.113.9";

    private Refusal refusal(String email, String password) {
        return catchThrowableOfType(Refusal.class, () -> signIn.withPassword(email, password, ADDRESS));
    }

    private String slugOf(Identity identity) {
        return running.database()
                .transaction(c -> Sql.first(
                        c,
                        "select slug from foundation.organization where id = ?",
                        row -> row.getString(1),
                        identity.caller().organization().value()))
                .orElseThrow();
    }

    private long count(String sql) {
        return running.database().transaction(c -> Sql.first(c, sql, row -> row.getLong(1))).orElseThrow();
    }
}
