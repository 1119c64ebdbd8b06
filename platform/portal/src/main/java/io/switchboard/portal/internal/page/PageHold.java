// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.portal.internal.text.Texts;
import java.time.Duration;

/** How long open pages stay on a version that was replaced. */
public record PageHold(Duration length) {

    String words() {
        boolean isWholeMinutes = length.toMinutes() > 0 && length.toSecondsPart() == 0;
        return isWholeMinutes
                ? Texts.current().of("hold_minutes", length.toMinutes())
                : Texts.current().of("hold_seconds", length.toSeconds());
    }
}
