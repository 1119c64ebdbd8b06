// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.util.Optional;
import java.util.function.Consumer;

/** The faults in force, and how often each still strikes. */
public final class FaultSwitches {

    private final Consumer<String> changed;
    private Faults faults = Faults.NONE;

    /** @param changed told {@code faults} */
    public FaultSwitches(Consumer<String> changed) {
        this.changed = changed;
    }

    public synchronized Faults now() {
        return faults;
    }

    public void set(Faults newFaults) {
        synchronized (this) {
            faults = newFaults;
        }
        changed.accept("faults");
    }

    /** The code that this message fails with, if any. */
    public synchronized Optional<Integer> takeError() {
        if (faults.errorCode() == null || faults.errorTimes() == 0) {
            return Optional.empty();
        }
        faults = faults.errorTimes(oneLess(faults.errorTimes()));
        return Optional.ofNullable(faults.errorCode());
    }

    public synchronized boolean take429() {
        boolean hit = faults.http429() != 0;
        faults = faults.http429(oneLess(faults.http429()));
        return hit;
    }

    public synchronized boolean take5xx() {
        boolean hit = faults.http5xx() != 0;
        faults = faults.http5xx(oneLess(faults.http5xx()));
        return hit;
    }

    public synchronized boolean takeLostAnswer() {
        boolean hit = faults.lostAnswers() != 0;
        faults = faults.lostAnswers(oneLess(faults.lostAnswers()));
        return hit;
    }

    private static int oneLess(int times) {
        return times > 0 ? times - 1 : times;
    }
}
