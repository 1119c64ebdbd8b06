// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.application;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody changes about a channel; null leaves it as it is. */
public record ChannelChange(
        @Nullable String name,
        @Nullable String accessToken,
        @Nullable String appSecret,
        @Nullable String verifyToken) {

    /** The new value, or the one there is. */
    static String or(@Nullable String given, String present) {
        return given == null || given.isBlank() ? present : given.strip();
    }

    /** Which of the secrets are new. */
    List<String> secretNames() {
        return Stream.of(
                        new Given("access token", accessToken),
                        new Given("app secret", appSecret),
                        new Given("verify token", verifyToken))
                .filter(given -> given.value() != null && !given.value().isBlank())
                .map(Given::name)
                .toList();
    }

    private record Given(String name, @Nullable String value) {}

    boolean changesSecrets() {
        return !secretNames().isEmpty();
    }

    @Override
    public String toString() {
        return "ChannelChange[" + name + "]";
    }
}
