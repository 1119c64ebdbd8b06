// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last exchanges with the product, newest first. */
public final class WireLog {

    private static final int LONGEST = 500;
    private static final int LONGEST_BODY = 8_000;

    private final ArrayDeque<WireEntry> entries = new ArrayDeque<>();
    private final SimulatedTime time;
    private final Consumer<String> changed;
    private long number;

    /** @param changed told {@code wire} */
    public WireLog(SimulatedTime time, Consumer<String> changed) {
        this.time = time;
        this.changed = changed;
    }

    public void received(String label, String phoneNumberId, int status, long nanos, byte @Nullable [] body) {
        add("in", label, phoneNumberId, status, 1, null, nanos, body);
    }

    public void sent(String label, String phoneNumberId, int status, int attempt, @Nullable Integer firstStatus, long nanos, byte[] body) {
        add("out", label, phoneNumberId, status, attempt, firstStatus, nanos, body);
    }

    public synchronized List<WireEntry> last(int limit, boolean bodies) {
        return entries.stream().limit(limit).map(entry -> bodies ? entry : entry.withoutBody()).toList();
    }

    /** The time in which 99 of 100 of the last webhooks were taken, or 0. */
    public synchronized double p99Millis() {
        List<Double> sorted = new ArrayList<>();
        for (WireEntry entry : entries) {
            if (entry.direction().equals("out") && entry.status() == 200) {
                sorted.add(entry.millis());
            }
        }
        sorted.sort(null);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    public synchronized void clear() {
        entries.clear();
    }

    private void add(String direction, String label, String phoneNumberId, int status, int attempt,
            @Nullable Integer firstStatus, long nanos, byte @Nullable [] body) {
        String text = body == null ? null : new String(body, 0, Math.min(body.length, LONGEST_BODY), StandardCharsets.UTF_8);
        synchronized (this) {
            entries.addFirst(new WireEntry(++number, time.real().toString(), direction, label, phoneNumberId, status, attempt,
                    firstStatus, nanos / 10_000 / 100.0, text));
            if (entries.size() > LONGEST) {
                entries.removeLast();
            }
        }
        changed.accept("wire");
    }
}
