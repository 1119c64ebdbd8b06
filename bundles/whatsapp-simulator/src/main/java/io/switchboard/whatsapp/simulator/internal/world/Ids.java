// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Identifiers that look like Meta's, so that nobody comes to rely on a shape of ours. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A message id such as {@code wamid.HBgL…}. */
    public static String message(String address) {
        byte[] number = address.getBytes(StandardCharsets.UTF_8);
        byte[] id = new byte[number.length + 16];
        System.arraycopy(number, 0, id, 0, number.length);
        System.arraycopy(random(16), 0, id, number.length, 16);
        return "wamid." + Base64.getEncoder().encodeToString(id);
    }

    /** A numeric object id of 16 digits. */
    public static String object() {
        return Long.toString(1_000_000_000_000_000L + Math.floorMod(RANDOM.nextLong(), 8_999_999_999_999_999L));
    }

    /** A secret, or an opaque id. */
    public static String secret() {
        return HexFormat.of().formatHex(random(16));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
