// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.time.Clock;
import java.util.function.Consumer;

/** Everything the simulator knows. */
public record World(
        Directory directory,
        Chats chats,
        MediaStore media,
        Templates templates,
        FaultSwitches faults,
        SimulatedTime time,
        WireLog wire,
        Sessions sessions) {

    /** @param changed told the topic of each change */
    public static World empty(Clock clock, Consumer<String> changed) {
        SimulatedTime time = new SimulatedTime(clock);
        return new World(new Directory(changed), new Chats(changed), new MediaStore(), new Templates(),
                new FaultSwitches(changed), time, new WireLog(time, changed), new Sessions(time, changed));
    }
}
