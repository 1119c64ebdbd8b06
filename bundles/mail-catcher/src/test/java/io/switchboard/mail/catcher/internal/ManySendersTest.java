// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManySendersTest extends CatcherFixture {

    private static final int SENDERS = 20;
    private static final int EACH = 10;

    @Test
    void noMailOfTwentySendersAtOnceIsLost() throws Exception {
        CyclicBarrier start = new CyclicBarrier(SENDERS);
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Void>> senders = IntStream.range(0, SENDERS).mapToObj(i -> sending(i, start)).toList();
            for (Future<Void> sent : threads.invokeAll(senders)) {
                sent.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> subjects = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        client.items("?limit=500").forEach(item -> {
            subjects.add(item.path("subject").asText());
            ids.add(item.path("id").asLong());
        });
        assertThat(subjects).hasSize(SENDERS * EACH).doesNotHaveDuplicates();
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    private Callable<Void> sending(int number, CyclicBarrier start) {
        return () -> {
            start.await();
            for (int i = 0; i < EACH; i++) {
                sender.html("to-" + number + "@casalumen.example", number + "/" + i, "text", "<p>html</p>");
            }
            return null;
        };
    }
}
