// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the two keys of the configuration are keys at all; nothing of them is shown. */
public record KeysCheck(SwitchboardConfig.Security settings) implements Check {
    private static final int SHORTEST = 32;

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public Finding look() {
        return fault("master-key", settings.masterKey())
                .or(() -> fault("token-key", settings.tokenKey()))
                .orElseGet(this::different);
    }

    private Finding different() {
        return settings.masterKey().equals(settings.tokenKey())
                ? Finding.warn(
                        "The master key and the token key are one.",
                        "Set another switchboard.security.token-key (openssl rand -base64 32); everybody signs in again.")
                : Finding.ok("The master key and the token key are long enough.");
    }

    private static Optional<Finding> fault(String name, String base64) {
        byte[] key = decoded(base64);
        String setting = "switchboard.security." + name;
        if (key == null) {
            return Optional.of(Finding.critical(setting + " is not base64.", "Put back the key that was there, from secrets.properties or your backup."));
        }
        return key.length >= SHORTEST
                ? Optional.empty()
                : Optional.of(Finding.critical(
                        setting + " has " + key.length + " bytes; " + SHORTEST + " are needed.",
                        "Put back the key that was there; for a new installation make one (openssl rand -base64 32)."));
    }

    static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
