// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose. Numbers say how many of the next sends are hit: 0 none, -1 every one.
 *
 * @param duplicate each webhook is sent twice, at the same moment
 * @param delayMillis webhooks leave this much later
 * @param reorder neighbouring webhooks of one chat change places
 * @param swallowStatuses no status webhook is ever sent
 * @param errorCode messages fail with this code, in Meta's own way for it: at once or by a status
 * @param errorTimes how many messages fail so
 * @param http429 sends answered with 429
 * @param http5xx sends answered with 503
 * @param lostAnswers messages that are taken while the answer is cut off
 * @param offline every phone is out of reach: one tick
 */
public record Faults(
        boolean duplicate,
        int delayMillis,
        boolean reorder,
        boolean swallowStatuses,
        @Nullable Integer errorCode,
        int errorTimes,
        int http429,
        int http5xx,
        int lostAnswers,
        boolean offline) {

    public static final Faults NONE = new Faults(false, 0, false, false, null, -1, 0, 0, 0, false);

    Faults errorTimes(int left) {
        return new Faults(duplicate, delayMillis, reorder, swallowStatuses, errorCode, left, http429, http5xx, lostAnswers, offline);
    }

    Faults http429(int left) {
        return new Faults(duplicate, delayMillis, reorder, swallowStatuses, errorCode, errorTimes, left, http5xx, lostAnswers, offline);
    }

    Faults http5xx(int left) {
        return new Faults(duplicate, delayMillis, reorder, swallowStatuses, errorCode, errorTimes, http429, left, lostAnswers, offline);
    }

    Faults lostAnswers(int left) {
        return new Faults(duplicate, delayMillis, reorder, swallowStatuses, errorCode, errorTimes, http429, http5xx, left, offline);
    }
}
