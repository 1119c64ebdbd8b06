// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** One open page's stream and the topics that it has not been told yet. */
final class EventStream {

    private final HttpExchange exchange;
    private final String open;
    private final Set<String> untold = new LinkedHashSet<>();
    private final Object writing = new Object();

    EventStream(HttpExchange exchange, String open) {
        this.exchange = exchange;
        this.open = open;
    }

    String open() {
        return open;
    }

    /** Returns whether a write has to be planned; false while one is already. */
    synchronized boolean push(String topic) {
        boolean first = untold.isEmpty();
        untold.add(topic);
        return first;
    }

    /** Returns false when the page has gone. */
    boolean write() {
        synchronized (writing) {
            try {
                exchange.getResponseBody().write(taken().getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                return true;
            } catch (IOException e) {
                exchange.close();
                return false;
            }
        }
    }

    void close() {
        exchange.close();
    }

    private synchronized String taken() {
        StringBuilder events = new StringBuilder();
        for (String topic : untold) {
            events.append(topic.isEmpty() ? ": alive\n\n" : "data: " + topic + "\n\n");
        }
        untold.clear();
        return events.toString();
    }
}
