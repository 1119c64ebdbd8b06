// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.foundation.internal.secret.MessageCode;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a passkey signs. A challenge is good for five minutes, once, and at the place that it was made for. Only those that
 * were answered are stored, so that asking leaves nothing behind.
 */
final class Challenges {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int RANDOM_BYTES = 16;
    private static final int SIGNED = RANDOM_BYTES + Long.BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MessageCode code;
    private final Clock clock;

    Challenges(MessageCode code, Clock clock) {
        this.code = code;
        this.clock = clock;
    }

    /** @param place whom and what it is for */
    byte[] next(String place) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] content = ByteBuffer.allocate(SIGNED)
                .put(random)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        byte[] signature = code(content, place);
        return ByteBuffer.allocate(SIGNED + signature.length).put(content).put(signature).array();
    }

    /** Uses it up. @return whether it was made for this place, is not too old, and was not used before */
    boolean use(Connection connection, byte[] challenge, String place) throws SQLException {
        if (challenge.length <= SIGNED) {
            return false;
        }
        byte[] content = Arrays.copyOf(challenge, SIGNED);
        byte[] signature = Arrays.copyOfRange(challenge, SIGNED, challenge.length);
        Instant expires = Instant.ofEpochSecond(ByteBuffer.wrap(content, RANDOM_BYTES, Long.BYTES).getLong());
        return MessageDigest.isEqual(signature, code(content, place))
                && expires.isAfter(clock.instant())
                && Sql.update(
                                connection,
                                """
                                insert into foundation.used_challenge (challenge_hash, expires_at) values (?, ?)
                                on conflict (challenge_hash) do nothing
                                """,
                                Sha256.of(challenge),
                                expires)
                        == 1;
    }

    private byte[] code(byte[] content, String place) {
        return code.of(content, place.getBytes(StandardCharsets.UTF_8));
    }
}
