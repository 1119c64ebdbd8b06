// SPDX-License-Identifier: Apache-2.0
package brittle;

import io.switchboard.api.event.Event;
import io.switchboard.api.event.EventHandler;
import io.switchboard.api.event.EventTypes;
import org.osgi.service.component.annotations.Component;

/** Does not take its own module's event. */
@Component
@EventTypes(types = "brittle.stumbled")
public class StumblingHandler implements EventHandler {
    @Override
    public void handle(Event event) {
        Brittle.breakUnlessMended();
    }
}
