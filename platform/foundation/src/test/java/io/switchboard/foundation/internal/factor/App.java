// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.TwoFactor.Enrolment;
import io.switchboard.foundation.testing.RunningFoundation;
import java.util.List;
import org.apache.commons.codec.binary.Base32;

/** A person's authenticator app. */
public record App(RunningFoundation running, byte[] key, List<String> recoveryCodes) {

    public static App enrol(RunningFoundation running, Identity person) {
        return enrol(running, person, RunningFoundation.PASSWORD);
    }

    /** @param password empty for somebody who has none */
    public static App enrol(RunningFoundation running, Identity person, String password) {
        TwoFactor twoFactor = running.foundation().twoFactor();
        Enrolment begun = twoFactor.begin(person, password, "");
        byte[] key = new Base32().decode(begun.key());
        return new App(running, key, twoFactor.confirm(person, begun.token(), code(running, key)));
    }

    /** A code that was not shown before. */
    public String next() {
        running.clock().move(Totp.STEP);
        return code(running, key);
    }

    static String code(RunningFoundation running, byte[] key) {
        return new Totp().code(key, running.clock().instant().getEpochSecond() / Totp.STEP.toSeconds());
    }
}
