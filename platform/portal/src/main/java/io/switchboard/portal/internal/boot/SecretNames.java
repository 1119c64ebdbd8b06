// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import java.util.Locale;
import java.util.stream.Stream;

/** Which settings are secrets, by the end of their name. */
final class SecretNames {
    private SecretNames() {}

    static boolean isSecret(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Stream.of("password", "key", "secret", "token").anyMatch(last::endsWith);
    }
}
