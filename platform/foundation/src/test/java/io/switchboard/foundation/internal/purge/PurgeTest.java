// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.purge;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@FoundationTest
class PurgeTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final RunningFoundation running;
    private final Identity ada;
    private final Instant now;
    private final Purge purge;
    private final AtomicInteger closings = new AtomicInteger();

    PurgeTest(RunningFoundation running) {
        this.running = running;
        this.ada = running.register("Purged");
        this.now = running.clock().instant();
        this.purge = new Purge(running.database(), running.clock(), 1_000_000, List.of(closings::incrementAndGet));
    }

    @Test
    void aSettledMailGoesAfterAMonthAndAWaitingOneStays() {
        UUID old = mail("sent", now.minus(MONTH).minus(MOMENT));
        UUID young = mail("failed", now.minus(MONTH));
        UUID waiting = mail("queued", null);
        purge.run();
        assertThat(left("mail_message", "id", old, young, waiting)).containsExactly(false, true, true);
    }

    private UUID mail(String state, Instant settled) {
        UUID id = UUID.randomUUID();
        insert(
                """
                insert into foundation.mail_message (id, recipient, template, language, state, next_at, expires_at, created_at, settled_at)
                values (?, 'nobody@shop.example', 'sign-in-ended', 'en', ?, ?, ?, ?, ?)
                """,
                id, state, now.plus(MONTH), now.plus(MONTH), now.minus(Duration.ofDays(60)), settled);
        return id;
    }

    @Test
    void aLinkGoesOnceItIsExpired() {
        byte[] old = link(now.minus(MOMENT));
        byte[] good = link(now);
        purge.run();
        assertThat(left("account_token", "token_hash", old, good)).containsExactly(false, true);
    }

    private byte[] link(Instant expires) {
        byte[] hash = random();
        insert(
                """
                insert into foundation.account_token (token_hash, user_id, purpose, email, created_at, expires_at, used_at)
                values (?, ?, 'email-verification', 'a@shop.example', ?, ?, ?)
                """,
                hash, ada.user().value(), expires.minus(MONTH), expires, expires.minus(MONTH));
        return hash;
    }

    @Test
    void aProofGoesOnceItIsExpired() {
        byte[] old = proof(now.minus(MOMENT));
        byte[] good = proof(now);
        purge.run();
        assertThat(left("sign_in_proof", "token_hash", old, good)).containsExactly(false, true);
    }

    private byte[] proof(Instant expires) {
        byte[] hash = random();
        insert("insert into foundation.sign_in_proof (token_hash, user_id, created_at, expires_at) values (?, ?, ?, ?)",
                hash, ada.user().value(), now, expires);
        return hash;
    }

    @Test
    void anEndedSignInGoesAfterAMonthButNeverTheLastOne() {
        UUID old = session(now.minus(Duration.ofDays(40)), now.minus(MONTH).minus(MOMENT), now.plus(MONTH));
        UUID young = session(now.minus(Duration.ofDays(39)), now.minus(MONTH), now.plus(MONTH));
        UUID expired = session(now.minus(Duration.ofDays(38)), null, now.minus(MONTH).minus(MOMENT));
        UUID expiring = session(now.minus(Duration.ofDays(37)), null, now.minus(MONTH));
        UUID last = session(now.minus(Duration.ofDays(36)), now.minus(Duration.ofDays(35)), now.plus(MONTH));
        purge.run();
        assertThat(left("sign_in_session", "id", old, young, expired, expiring, last))
                .containsExactly(false, true, false, true, true);
        assertThat(running.foundation().people().find(ada, ada.user()).orElseThrow().lastSeen())
                .isEqualTo(now.minus(Duration.ofDays(36)));
    }

    @Test
    void aUsedTokenGoesAfterAMonthAndAGoodOneStays() {
        UUID session = session(now, null, now.plus(MONTH));
        byte[] old = token(session, now.minus(MONTH).minus(MOMENT));
        byte[] young = token(session, now.minus(MONTH));
        byte[] unused = token(session, null);
        purge.run();
        assertThat(left("refresh_token", "token_hash", old, young, unused)).containsExactly(false, true, true);
    }

    private byte[] token(UUID session, Instant used) {
        byte[] hash = random();
        insert("insert into foundation.refresh_token (token_hash, session_id, created_at, used_at) values (?, ?, ?, ?)",
                hash, session, now.minus(Duration.ofDays(60)), used);
        return hash;
    }

    private UUID session(Instant seen, Instant ended, Instant expires) {
        UUID id = UUID.randomUUID();
        insert(
                """
                insert into foundation.sign_in_session
                    (id, user_id, organization_id, client_address, created_at, last_seen_at, expires_at, ended_at, ended_by)
                values (?, ?, ?, 'local', ?, ?, ?, ?, ?)
                """,
                id, ada.user().value(), ada.organization().value(), seen, seen, expires, ended, ended == null ? null : "sign-out");
        return id;
    }

    @Test
    void aFailedSignInIsForgottenAfterAnHour() {
        byte[] old = failure(now.minus(Duration.ofHours(1)).minus(MOMENT));
        byte[] young = failure(now.minus(Duration.ofHours(1)));
        purge.run();
        assertThat(left("sign_in_failure", "account", old, young)).containsExactly(false, true);
    }

    private byte[] failure(Instant at) {
        byte[] account = random();
        insert("insert into foundation.sign_in_failure (account, client_address, failures, last_failed_at, blocked_until) values (?, 'local', 1, ?, ?)",
                account, at, at);
        return account;
    }

    @Test
    void anOldNotificationGoesAfterThreeMonths() {
        UUID old = notification(now.minus(Duration.ofDays(90)).minus(MOMENT));
        UUID young = notification(now.minus(Duration.ofDays(90)));
        purge.run();
        assertThat(left("notification", "id", old, young)).containsExactly(false, true);
    }

    private UUID notification(Instant told) {
        UUID id = UUID.randomUUID();
        insert(
                """
                insert into foundation.notification
                    (organization_id, user_id, id, module, kind, title, page, fold_key, told_at, read_at)
                values (?, ?, ?, 'crm', 'deal', 'A deal', 'deals', ?, ?, ?)
                """,
                ada.organization().value(), ada.user().value(), id, id.toString(), told, told);
        return id;
    }

    @Test
    void signingInRemovesNothing() {
        UUID expired = session(now.minus(Duration.ofDays(3)), null, now.minus(Duration.ofDays(2)));
        running.foundation().signIn().open(ada);
        assertThat(left("sign_in_session", "id", expired)).containsExactly(true);
    }

    @Test
    void closingDaysAreLookedAtByTheSameRun() {
        purge.runAndLog();
        assertThat(closings).hasValue(1);
    }

    @Test
    void aRunRemovesABoundedNumberTheOldestFirst() {
        purge.run();
        byte[] oldest = proof(now.minus(Duration.ofDays(3)));
        byte[] middle = proof(now.minus(Duration.ofDays(2)));
        byte[] newest = proof(now.minus(Duration.ofDays(1)));
        Purge small = new Purge(running.database(), running.clock(), 2, List.of());
        assertThat(small.run()).containsEntry(Obsolete.EXPIRED_PROOFS, 2);
        assertThat(left("sign_in_proof", "token_hash", oldest, middle, newest)).containsExactly(false, false, true);
        assertThat(small.run()).containsEntry(Obsolete.EXPIRED_PROOFS, 1);
        assertThat(small.run()).containsEntry(Obsolete.EXPIRED_PROOFS, 0);
    }

    @ParameterizedTest
    @EnumSource(Obsolete.class)
    void anIndexServesEachKind(Obsolete kind) {
        List<String> plan = running.database().transaction(c -> {
            // The tables of a test are so small that reading them whole is cheaper.
            for (String other : List.of("enable_seqscan", "enable_bitmapscan", "enable_sort")) {
                Sql.update(c, "set local " + other + " = off");
            }
            return Sql.list(c, "explain " + kind.removal(), row -> row.getString(1), now, 100);
        });
        assertThat(String.join("\n", plan)).containsPattern("Index (Only )?Scan using \\w+ on " + "\\w+ t\\b").doesNotContain("Sort");
    }

    private List<Boolean> left(String table, String column, Object... ids) {
        return running.database().transaction(c -> {
            List<Boolean> found = new ArrayList<>();
            for (Object id : ids) {
                found.add(Sql.first(c, "select 1 from foundation." + table + " where " + column + " = ?", row -> 1, id)
                        .isPresent());
            }
            return found;
        });
    }

    private void insert(String sql, Object... values) {
        running.database().transaction(c -> Sql.update(c, sql, values));
    }

    private static byte[] random() {
        UUID id = UUID.randomUUID();
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }
}
