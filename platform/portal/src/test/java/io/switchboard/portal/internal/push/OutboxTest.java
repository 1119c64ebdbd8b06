// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<String> sent = new ArrayList<>();
    private @Nullable SendHandler pending;
    private @Nullable CloseReason closed;
    private boolean isPrompt = true;
    private final Outbox outbox = new Outbox(session());

    @Test
    void sendsInOrderOneAtATime() {
        isPrompt = false;
        outbox.send("a");
        outbox.send("b");
        outbox.send("c");
        assertThat(sent).containsExactly("a");

        complete();
        assertThat(sent).containsExactly("a", "b");
        complete();
        complete();
        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void doesNotGrowTheStackWhenSendsCompleteAtOnce() {
        isPrompt = false;
        outbox.send("first");
        for (int i = 0; i < 1999; i++) {
            outbox.send("next");
        }
        isPrompt = true;
        complete();

        assertThat(sent).hasSize(2000);
    }

    @Test
    void closesAClientThatDoesNotKeepUp() {
        isPrompt = false;
        for (int i = 0; i < 2002; i++) {
            outbox.send("x");
        }

        assertThat(closed).isNotNull();
        assertThat(closed.getCloseCode()).isEqualTo(CloseReason.CloseCodes.TRY_AGAIN_LATER);
        assertThat(sent).hasSize(1);
        outbox.send("after");
        assertThat(sent).hasSize(1);
    }

    @Test
    void closesAClientThatIsGone() {
        isPrompt = false;
        outbox.send("a");
        SendHandler handler = pending;
        handler.onResult(new SendResult(session(), new IllegalStateException("gone")));

        assertThat(closed).isNotNull();
    }

    private void complete() {
        SendHandler handler = pending;
        pending = null;
        // Another thread answers, as in a server.
        Thread other = new Thread(() -> handler.onResult(new SendResult(session())));
        other.start();
        try {
            other.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Session session() {
        return proxy(Session.class, (method, arguments) -> switch (method) {
            case "getAsyncRemote" -> proxy(RemoteEndpoint.Async.class, this::sendText);
            case "close" -> {
                closed = (CloseReason) arguments[0];
                yield null;
            }
            default -> null;
        });
    }

    private @Nullable Object sendText(String method, Object[] arguments) {
        sent.add((String) arguments[0]);
        SendHandler handler = (SendHandler) arguments[1];
        if (isPrompt) {
            handler.onResult(new SendResult(session()));
        } else {
            pending = handler;
        }
        return null;
    }

    private interface Call {
        @Nullable Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method.getName(), arguments)));
    }
}
