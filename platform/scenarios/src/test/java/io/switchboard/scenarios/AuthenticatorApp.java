// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The app on a person's phone, which shows a code for each half minute. */
final class AuthenticatorApp {
    private static final long STEP = 30;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final byte[] key;
    private long used;

    AuthenticatorApp(String key) {
        this.key = new Base32().decode(key.replaceAll("\\s", ""));
    }

    /** A code that was not used before; one that is about to begin is taken already. */
    String next() {
        await("a code that was not used").atMost(Duration.ofSeconds(3 * STEP)).until(() -> used <= now());
        used = Math.max(used + 1, now());
        return code(used);
    }

    /** The same one again. */
    String same() {
        return code(used);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP;
    }

    private String code(long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(key, generator.getAlgorithm()), Instant.ofEpochSecond(step * STEP), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
