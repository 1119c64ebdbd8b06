// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends texts to one client in order, one at a time, without a thread of its own. A client that does
 * not keep up is closed; it resumes by its cursor.
 */
final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int LIMIT = 2000;
    private static final String PING = "";

    private final Session session;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean isSending;
    private boolean isClosed;
    private volatile @Nullable Thread caller;
    private volatile boolean isDoneInCall;

    Outbox(Session session) {
        this.session = session;
    }

    void send(String text) {
        boolean isFull;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isFull = waiting.size() >= LIMIT;
            if (!isFull) {
                waiting.add(text);
                if (isSending) {
                    return;
                }
                isSending = true;
            }
        }
        if (isFull) {
            close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "Too slow; resume by the cursor");
        } else {
            drain();
        }
    }

    /** Asks whether the client is still there; goes through the same line, since frames must not mix. */
    void ping() {
        send(PING);
    }

    void close(CloseReason.CloseCode code, String reason) {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            waiting.clear();
        }
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException gone) {
            log.debug("A client was gone before it was closed", gone);
        }
    }

    /** A send that completes inside its own call continues this loop, so that the stack does not grow. */
    private void drain() {
        boolean goOn = true;
        while (goOn) {
            String next;
            synchronized (this) {
                next = isClosed ? null : waiting.poll();
                if (next == null) {
                    isSending = false;
                    return;
                }
            }
            goOn = next.equals(PING) ? sentPing() : sent(next);
        }
    }

    private boolean sent(String text) {
        isDoneInCall = false;
        caller = Thread.currentThread();
        session.getAsyncRemote().sendText(text, this::completed);
        caller = null;
        return isDoneInCall;
    }

    private void completed(SendResult result) {
        if (!result.isOK()) {
            close(CloseReason.CloseCodes.GOING_AWAY, "The client is gone");
        } else if (Thread.currentThread() == caller) {
            isDoneInCall = true;
        } else {
            drain();
        }
    }

    private boolean sentPing() {
        try {
            session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
            return true;
        } catch (IOException gone) {
            log.debug("A client was gone when it was pinged", gone);
            close(CloseReason.CloseCodes.GOING_AWAY, "The client is gone");
            return false;
        }
    }
}
