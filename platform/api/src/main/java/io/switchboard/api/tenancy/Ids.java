// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes time-ordered ids (UUID version 7, RFC 9562), so that rows made together lie together in an index. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static long lastMillis;
    private static int counter;

    private Ids() {}

    /** The next id; ids of one server sort in the order they were made. Safe for any thread. */
    public static UUID next() {
        long millis;
        int sequence;
        synchronized (Ids.class) {
            millis = Math.max(System.currentTimeMillis(), lastMillis);
            counter = millis == lastMillis ? counter + 1 : RANDOM.nextInt(0x400);
            if (counter > 0xfff) {
                millis++;
                counter = 0;
            }
            lastMillis = millis;
            sequence = counter;
        }
        long high = millis << 16 | 0x7000L | sequence;
        long low = RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
