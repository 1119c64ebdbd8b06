// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EventStreamTest extends SimulatorFixture {

    @Test
    void anOpenPageIsToldWhatChanged() throws Exception {
        try (Page page = new Page("")) {
            client.customer(HANNAH, "{'text':'Hallo'}");
            client.control("PUT", "faults", "{'duplicate':true}");

            eventually(() -> page.events.containsAll(List.of("hello", "chat:hannah", "wire", "faults")));
        }
    }

    @Test
    void whileAPageIsOpenOnlyTheChatItShowsIsRead() throws Exception {
        try (Page page = new Page("")) {
            String id = client.sendText(HANNAHS_NUMBER, "Sind Sie da?");
            eventually(() -> product.ticks(id).equals(List.of("sent", "delivered")));
            try (Page chat = new Page("?open=" + client.phoneNumberId + "/hannah")) {
                eventually(() -> product.ticks(id).contains("read"));
                assertThat(chat.events).contains("hello");
            }
            assertThat(page.events).contains("hello");
        }
    }

    @Test
    void typingIsShown() throws Exception {
        String id = client.customer(HANNAH, "{'text':'Hallo'}");
        try (Page page = new Page("")) {
            client.graph("POST", client.phoneNumberId + "/messages",
                    "{'messaging_product':'whatsapp','status':'read','message_id':'" + id + "','typing_indicator':{'type':'text'}}").ok();

            eventually(() -> page.events.contains("typing:" + client.phoneNumberId + "/hannah"));
        }
    }

    /** A browser's event stream. */
    private final class Page implements AutoCloseable {
        final List<String> events = new CopyOnWriteArrayList<>();
        private final InputStream stream;

        Page(String query) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.base() + "/simulator/stream" + query)).build();
            stream = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
            Thread reader = new Thread(this::read, "page");
            reader.setDaemon(true);
            reader.start();
            eventually(() -> events.contains("hello"));
        }

        private void read() {
            try {
                StringBuilder line = new StringBuilder();
                for (int c = stream.read(); c >= 0; c = stream.read()) {
                    if (c != '\n') {
                        line.append((char) c);
                        continue;
                    }
                    if (line.toString().startsWith("data: ")) {
                        events.add(line.substring(6));
                    }
                    line.setLength(0);
                }
            } catch (IOException closed) {
                events.add("closed");
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
