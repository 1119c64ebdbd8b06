// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void anUnknownAccountCostsAsMuchAsAKnownOne() {
        String settings = settings(passwords.hash("a long enough password"));
        assertThat(settings).contains("argon2id");
        assertThat(settings(Passwords.NOBODY)).isEqualTo(settings);
    }

    @Test
    void onlyTheRightPasswordMatches() {
        Optional<String> hash = Optional.of(passwords.hash("a long enough password"));
        assertThat(passwords.matches("a long enough password", hash)).isTrue();
        assertThat(passwords.matches("a long enough passwort", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches("-", Optional.empty())).isFalse();
        assertThat(passwords.matches("x".repeat(Passwords.LONGEST + 1), hash)).isFalse();
    }

    /** Everything before the salt. */
    private static String settings(String hash) {
        String[] parts = hash.split("\\$");
        return parts[1] + " " + parts[2] + " " + parts[3];
    }
}
