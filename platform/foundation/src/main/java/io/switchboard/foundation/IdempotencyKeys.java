// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.problem.Refusal;
import java.util.Map;

/**
 * Remembers for 24 hours the first answer to a request that carries an {@code Idempotency-Key}, so that a client
 * that heard nothing can send it again. Keys belong to the person who uses them. For REST dispatch; from any
 * thread.
 */
public interface IdempotencyKeys {

    /**
     * The right to carry the request out, or what was answered before.
     *
     * @param fingerprint a digest of what is asked for; the same key must come with the same one
     * @throws Refusal 422 {@code idempotency.key_reused} when the key stands for another request, 409
     *     {@code idempotency.in_progress} while its first request runs
     */
    Claim claim(Identity identity, String key, byte[] fingerprint);

    /** What comes of a claim. */
    sealed interface Claim {}

    /** The request is to be carried out; one of these ends it. */
    non-sealed interface First extends Claim {

        /** Keeps the answer for the next time. */
        void answered(Answer answer);

        /** Forgets the key: the request has changed nothing and may be tried again. */
        void withdrawn();
    }

    /** The request was carried out before. */
    record Replay(Answer answer) implements Claim {}

    /**
     * An answer, whole.
     *
     * @param headers those that describe the answer, such as Content-Type and Location
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
