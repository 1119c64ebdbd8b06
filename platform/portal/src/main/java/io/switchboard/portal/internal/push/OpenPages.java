// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which generations have pages open in some browser. */
final class OpenPages {
    /** A page counts as open from its rendering on; until its script has connected nothing else shows it. */
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<PageKey, Integer> connected = new ConcurrentHashMap<>();
    private final Map<PageKey, Instant> rendered = new ConcurrentHashMap<>();

    OpenPages(Clock clock) {
        this.clock = clock;
    }

    void rendered(PageKey page) {
        rendered.put(page, clock.instant());
    }

    void opened(PageKey page) {
        connected.merge(page, 1, Integer::sum);
    }

    void closed(PageKey page) {
        connected.computeIfPresent(page, (key, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }

    boolean isOpen(PageKey page) {
        Instant last = rendered.get(page);
        return connected.containsKey(page) || last != null && clock.instant().isBefore(last.plus(CONNECTING));
    }

    void forget(PageKey page) {
        connected.remove(page);
        rendered.remove(page);
    }
}
