// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.foundation.Identity;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import io.switchboard.portal.internal.ToyClock;
import io.switchboard.portal.internal.ToyGate;
import io.switchboard.portal.internal.ToyModules;
import io.switchboard.portal.internal.web.Gateway;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Identity LISTENER = Listener.of(Map.of());

    private final ToyFeed feed = new ToyFeed();
    private final StringWriter written = new StringWriter();
    private String leavesAfter = "never";
    private boolean isCompleted;
    private final EventStream stream = new EventStream(async(), LISTENER, () -> Optional.of(LISTENER));

    @Test
    void writesEventsWithTheirCursorUntilTheClientLeaves() {
        feed.past.add(event("1", "{\"text\":\n\"two lines\"}"));
        feed.past.add(event("2", "{}"));
        leavesAfter = "\"e2\"";

        stream.run(client(), "c0");

        assertThat(written.toString())
                .contains("id: c1\ndata: {\"id\":\"e1\"", "data: \"two lines\"}", "id: c2\ndata: {\"id\":\"e2\"");
        assertThat(isCompleted).isTrue();
        assertThat(feed.listener).isNull();
    }

    @Test
    void endsAClientThatFallsBehind() {
        for (int i = 0; i < 2001; i++) {
            feed.past.add(event("x", "{}"));
        }

        stream.run(client(), "c0");

        assertThat(isCompleted).isTrue();
        assertThat(feed.listener).isNull();
    }

    private ClientFeed client() {
        Gateway gateway = new Gateway(new ToyModules(), new ToyGate());
        return new ClientFeed(feed, gateway, stream::listener, new ToyClock(), stream::offer);
    }

    private static FeedEvent event(String id, String json) {
        return new FeedEvent("c" + id, "e" + id, "toy.done", Instant.EPOCH, "", json);
    }

    private AsyncContext async() {
        ServletOutputStream out = new ServletOutputStream() {
            @Override
            public void write(int b) throws IOException {
                written.write(b);
            }

            @Override
            public void flush() throws IOException {
                if (written.toString().contains(leavesAfter)) {
                    throw new IOException("The client is gone");
                }
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}
        };
        ServletResponse response = proxy(ServletResponse.class, "getOutputStream", out);
        return (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (self, method, arguments) -> {
                    isCompleted |= method.getName().equals("complete");
                    return method.getName().equals("getResponse") ? response : null;
                });
    }

    private static <T> T proxy(Class<T> type, String answered, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) ->
                        method.getName().equals(answered) ? answer : null));
    }
}
