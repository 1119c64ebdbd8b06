// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import io.switchboard.benchmarks.product.Api;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps calling an address until told to stop, and counts what was not answered well. */
final class SteadyCaller {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final CompletableFuture<Void> calling;
    private volatile boolean stopped;

    SteadyCaller(Api api, String path) {
        calling = CompletableFuture.runAsync(() -> call(api, path));
    }

    private void call(Api api, String path) {
        while (!stopped) {
            calls.incrementAndGet();
            try {
                if (api.get(path).status() != 200) {
                    failed.incrementAndGet();
                }
            } catch (RuntimeException unanswered) {
                // That is what is counted here.
                failed.incrementAndGet();
            }
        }
    }

    int calls() {
        return calls.get();
    }

    int failed() {
        return failed.get();
    }

    void stop() {
        stopped = true;
        calling.join();
    }
}
