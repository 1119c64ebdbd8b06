// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Argon2id. A check takes the same time whether there is an account or not. */
public final class Passwords {
    static final int LONGEST = 256;

    // Of the equally strong settings one with little memory: the library keeps one such block for good.
    private static final int MEMORY_KIB = 9_216;
    private static final int PASSES = 4;
    private static final Argon2Function FUNCTION = Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, 32, Argon2.ID);

    /** Of a password that nobody knows, with the settings above; to make one would hold up each start. */
    static final String NOBODY =
            "$argon2id$v=19$m=9216,t=4,p=1$taUyNc5VKO93r41lUt+kOQ$svadWQ4HKftJXVbKQin/SGJ7uqI1ZsPsa0pfdxQ23kI";

    /** The library answers at once for an empty text, which would tell that there is no account. */
    private static final String SOMETHING = "-";

    // Each hash takes memory and a processor: more at once would only make all of them late.
    private final Semaphore turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    public String hash(String password) {
        return inTurn(() -> Password.hash(password).addRandomSalt(16).with(FUNCTION).getResult());
    }

    /** Takes as long for an empty hash as for a wrong password. */
    public boolean matches(String password, Optional<String> hash) {
        boolean possible = hash.isPresent() && !password.isEmpty() && password.length() <= LONGEST;
        String compared = possible ? hash.get() : NOBODY;
        String typed = possible ? password : SOMETHING;
        boolean same =
                inTurn(() -> Password.check(typed, compared).with(Argon2Function.getInstanceFromHash(compared)));
        return same && possible;
    }

    /** Runs work that hashes; waits while enough others do. */
    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
