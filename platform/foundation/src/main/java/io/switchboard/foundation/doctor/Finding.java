// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.doctor;

import org.apache.felix.hc.api.Result;

/**
 * What a check has found. No secret is ever in it.
 *
 * @param found what there is, in one sentence
 * @param fix what to do, in one line; empty when there is nothing to do
 */
public record Finding(Result.Status state, String found, String fix) {

    public static Finding ok(String found) {
        return new Finding(Result.Status.OK, found, "");
    }

    /** It works, and should be looked after. */
    public static Finding warn(String found, String fix) {
        return new Finding(Result.Status.WARN, found, fix);
    }

    /** It does not work at the moment, and may again without anybody's doing. */
    public static Finding away(String found, String fix) {
        return new Finding(Result.Status.TEMPORARILY_UNAVAILABLE, found, fix);
    }

    /** It does not work, or is not safe, until somebody mends it. */
    public static Finding critical(String found, String fix) {
        return new Finding(Result.Status.CRITICAL, found, fix);
    }
}
