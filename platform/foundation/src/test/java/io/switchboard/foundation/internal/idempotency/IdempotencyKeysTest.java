// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.IdempotencyKeys;
import io.switchboard.foundation.IdempotencyKeys.Answer;
import io.switchboard.foundation.IdempotencyKeys.First;
import io.switchboard.foundation.IdempotencyKeys.Replay;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@FoundationTest
class IdempotencyKeysTest {
    private static final byte[] ASKED = {1, 2, 3};
    private static final Answer CREATED = new Answer(201, Map.of("Location", "/api/crm/customers/1"), new byte[] {7});

    private final RunningFoundation running;
    private final IdempotencyKeys keys;
    private final Identity admin;
    private final String key = UUID.randomUUID().toString();

    IdempotencyKeysTest(RunningFoundation running) {
        this.running = running;
        this.keys = running.foundation().idempotencyKeys();
        this.admin = running.register("Some Shop");
    }

    @Test
    void the_first_answer_is_given_again() {
        first(admin).answered(CREATED);

        assertThat(keys.claim(admin, key, ASKED)).isInstanceOfSatisfying(Replay.class, replay -> {
            assertThat(replay.answer().status()).isEqualTo(201);
            assertThat(replay.answer().headers()).isEqualTo(CREATED.headers());
            assertThat(replay.answer().body()).isEqualTo(CREATED.body());
        });
    }

    @Test
    void another_request_under_the_key_is_refused() {
        first(admin).answered(CREATED);

        assertThatThrownBy(() -> keys.claim(admin, key, new byte[] {4}))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.code()).isEqualTo("idempotency.key_reused");
                });
    }

    @Test
    void a_request_that_runs_is_not_carried_out_twice() {
        first(admin);

        assertThatThrownBy(() -> keys.claim(admin, key, ASKED))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(409);
                    assertThat(refusal.extensions()).containsEntry("retryAfter", 1);
                });
    }

    @Test
    void a_request_whose_server_died_may_be_sent_again() {
        first(admin);
        running.clock().move(Duration.ofMinutes(3));

        first(admin).answered(CREATED);
        assertThat(keys.claim(admin, key, ASKED)).isInstanceOf(Replay.class);
    }

    @Test
    void who_comes_back_too_late_changes_nothing() {
        First late = first(admin);
        running.clock().move(Duration.ofMinutes(3));
        first(admin).answered(CREATED);

        late.withdrawn();
        late.answered(new Answer(202, Map.of(), new byte[0]));
        assertThat(keys.claim(admin, key, ASKED))
                .isInstanceOfSatisfying(Replay.class, replay -> assertThat(replay.answer().status()).isEqualTo(201));
    }

    @Test
    void a_withdrawn_key_is_free() {
        first(admin).withdrawn();

        assertThat(keys.claim(admin, key, ASKED)).isInstanceOf(First.class);
    }

    @Test
    void the_answer_is_forgotten_after_a_day() {
        first(admin).answered(CREATED);
        running.clock().move(Duration.ofHours(25));

        assertThat(keys.claim(admin, key, ASKED)).isInstanceOf(First.class);
    }

    @Test
    void nobody_gets_the_answer_of_another_person() {
        first(admin).answered(CREATED);

        assertThat(keys.claim(running.register("Another Shop"), key, ASKED)).isInstanceOf(First.class);
        assertThat(keys.claim(running.operator(), key, ASKED)).isInstanceOf(First.class);
    }

    private First first(Identity identity) {
        return (First) keys.claim(identity, key, ASKED);
    }
}
