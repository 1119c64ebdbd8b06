// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes by the time of day (RFC 6238): six digits, a new one every 30 seconds, as every app makes them. */
final class Totp {
    static final Duration STEP = Duration.ofSeconds(30);

    /** How far the clock of a phone may be off. */
    private static final int TOLERANCE = 1;

    private static final int KEY_BYTES = 20;
    private static final String ISSUER = "Switchboard";
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP);

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** The key as people type it. */
    static String text(byte[] key) {
        return new Base32().encodeAsString(key);
    }

    /** What an app reads from the picture. */
    static String uri(byte[] key, String account) {
        return "otpauth://totp/" + ISSUER + ":" + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20")
                + "?secret=" + text(key) + "&issuer=" + ISSUER + "&algorithm=SHA1&digits=6&period=" + STEP.toSeconds();
    }

    static boolean isCode(String typed) {
        return CODE.matcher(typed).matches();
    }

    /**
     * The step that the code belongs to, if it is one of now, a step before or a step after.
     *
     * @param used codes of this step and before are worth nothing any more
     */
    OptionalLong step(byte[] key, String code, Instant now, long used) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        for (long step = Math.max(current - TOLERANCE, used + 1); step <= current + TOLERANCE; step++) {
            if (code(key, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    String code(byte[] key, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(key, generator.getAlgorithm()), Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A stored key is none", e);
        }
    }
}
