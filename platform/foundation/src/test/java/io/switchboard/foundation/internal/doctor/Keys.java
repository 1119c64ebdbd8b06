// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.kernel.config.SwitchboardConfig;
import java.util.Arrays;
import java.util.Base64;

/** Keys of a configuration. */
record Keys(String masterKey, String tokenKey) implements SwitchboardConfig.Security {
    static final Keys OTHER = new Keys(key(32, 7), key(32, 9));

    static String key(int length, int filling) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String operatorEmail() {
        return "operator@switchboard.local";
    }

    @Override
    public String operatorPassword() {
        return "unused";
    }
}
