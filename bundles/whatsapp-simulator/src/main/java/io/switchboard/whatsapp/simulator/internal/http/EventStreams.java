// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Tells open pages what changed. An event names a topic only and pages fetch what they show, so a
 * burst of ten thousand changes is a few events and a slow page holds nothing up.
 */
public final class EventStreams implements HttpHandler {

    private static final int MOST_STREAMS = 64;
    private static final long HEARTBEAT_SECONDS = 5;
    private static final long GATHER_MILLIS = 40;

    private final Set<EventStream> streams = new CopyOnWriteArraySet<>();
    private final ScheduledExecutorService timers;
    private final Executor writers;
    private final BiConsumer<String, String> opened;

    /**
     * @param writers where blocking writes run
     * @param opened called with business number and phone when a page comes to show that chat
     */
    public EventStreams(ScheduledExecutorService timers, Executor writers, BiConsumer<String, String> opened) {
        this.timers = timers;
        this.writers = writers;
        this.opened = opened;
        timers.scheduleWithFixedDelay(() -> streams.forEach(this::beat), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** The query {@code open=<business number>/<phone>} says which chat the page shows. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Call call = new Call(exchange, Map.of());
        if (streams.size() >= MOST_STREAMS) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        exchange.getRequestBody().close();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        EventStream stream = new EventStream(exchange, call.query("open").orElse(""));
        stream.push("hello");
        if (!stream.write()) {
            return;
        }
        streams.add(stream);
        int slash = stream.open().indexOf('/');
        if (slash > 0) {
            opened.accept(stream.open().substring(0, slash), stream.open().substring(slash + 1));
        }
    }

    public void changed(String topic) {
        for (EventStream stream : streams) {
            if (stream.push(topic)) {
                timers.schedule(() -> writers.execute(() -> write(stream)), GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Whether any phone page is open. */
    public boolean watched() {
        return !streams.isEmpty();
    }

    public boolean isOpen(String phoneNumberId, String phoneId) {
        String chat = phoneNumberId + "/" + phoneId;
        return streams.stream().anyMatch(stream -> stream.open().equals(chat));
    }

    public void close() {
        List.copyOf(streams).forEach(EventStream::close);
        streams.clear();
    }

    private void beat(EventStream stream) {
        if (stream.push("")) {
            writers.execute(() -> write(stream));
        }
    }

    private void write(EventStream stream) {
        if (!stream.write()) {
            streams.remove(stream);
        }
    }
}
