// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Which generations have pages open in some browser. */
final class OpenPages {
    /** A page counts as open from its rendering on; until its script has connected nothing else shows it. */
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<PageKey, Open> pages = new HashMap<>();

    /** Pages of one generation: those connected, and those expected to connect in a moment. */
    private static final class Open {
        private final Deque<Instant> expected = new ArrayDeque<>();
        private int connected;
    }

    OpenPages(Clock clock) {
        this.clock = clock;
    }

    synchronized void expected(PageKey page) {
        Open open = pages.computeIfAbsent(page, key -> new Open());
        forgetLate(open);
        open.expected.add(clock.instant());
    }

    synchronized void opened(PageKey page) {
        Open open = pages.computeIfAbsent(page, key -> new Open());
        open.connected++;
        open.expected.poll();
    }

    synchronized void closed(PageKey page) {
        Open open = pages.get(page);
        if (open != null && open.connected > 0) {
            open.connected--;
            forgetUnused(page, open);
        }
    }

    synchronized boolean isOpen(PageKey page) {
        Open open = pages.get(page);
        if (open == null) {
            return false;
        }
        forgetLate(open);
        return !forgetUnused(page, open);
    }

    synchronized void forget(PageKey page) {
        pages.remove(page);
    }

    private boolean forgetUnused(PageKey page, Open open) {
        boolean isUnused = open.connected == 0 && open.expected.isEmpty();
        if (isUnused) {
            pages.remove(page);
        }
        return isUnused;
    }

    private void forgetLate(Open open) {
        Instant late = clock.instant().minus(CONNECTING);
        open.expected.removeIf(at -> !at.isAfter(late));
    }
}
