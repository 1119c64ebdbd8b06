// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.foundation.Identity;
import io.switchboard.kernel.event.EventFeed.FeedEvent;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's stream of server-sent events. */
final class EventStream {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final int LIMIT = 2000;
    /** With the half second for which sign-ins remember an answer, nobody listens for a second who may not. */
    private static final long CHECK = TimeUnit.MILLISECONDS.toNanos(450);
    private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(20);

    private final AsyncContext async;
    private final Supplier<Optional<Identity>> now;
    private volatile Identity listener;
    private final BlockingQueue<FeedEvent> waiting = new ArrayBlockingQueue<>(LIMIT);
    private volatile boolean isTooSlow;

    /**
     * @param listener who listens
     * @param now who they are at a moment, empty when they may no longer listen; asked within every second
     */
    EventStream(AsyncContext async, Identity listener, Supplier<Optional<Identity>> now) {
        this.async = async;
        this.listener = listener;
        this.now = now;
    }

    /** Who listens, at most a second old. */
    Identity listener() {
        return listener;
    }

    /** Takes an event without waiting; a client that does not keep up is ended and resumes by its last id. */
    void offer(FeedEvent event) {
        if (!waiting.offer(event)) {
            isTooSlow = true;
        }
    }

    /** Writes until the client leaves, may no longer stay, or falls behind. */
    void run(ClientFeed feed, String cursor) {
        try (feed) {
            OutputStream out = async.getResponse().getOutputStream();
            write(out, ": open\n\n");
            // The server passes over the first flush of a stream; the client must see that it is connected.
            async.getResponse().flushBuffer();
            feed.start(cursor);
            long checked = System.nanoTime();
            long heartbeat = checked;
            while (!isTooSlow) {
                @Nullable FeedEvent event = waiting.poll(CHECK, TimeUnit.NANOSECONDS);
                long time = System.nanoTime();
                if (time - checked >= CHECK) {
                    checked = time;
                    Optional<Identity> present = now.get();
                    if (present.isEmpty()) {
                        return;
                    }
                    listener = present.get();
                }
                if (event != null) {
                    write(out, text(event));
                }
                if (time - heartbeat >= HEARTBEAT) {
                    heartbeat = time;
                    write(out, ": still here\n\n");
                }
            }
        } catch (IOException gone) {
            log.debug("A client left its event stream", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.error("An event stream failed", failure);
        } finally {
            async.complete();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(FeedEvent event) {
        // JSON on the wire holds no line break unless the teller wrote one; each line needs its own field.
        String data = EventText.of(event).replace("\r", "").replace("\n", "\ndata: ");
        String id = event.cursor().isEmpty() ? "" : "id: " + event.cursor() + "\n";
        return id + "data: " + data + "\n\n";
    }
}
