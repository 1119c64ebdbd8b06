// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.start;

import io.switchboard.benchmarks.product.Api;
import io.switchboard.benchmarks.product.LiveHeap;
import io.switchboard.benchmarks.product.Stage;
import io.switchboard.benchmarks.product.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The product's server, started anew; the database goes on. */
final class OurStart {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Stage stage;
    private final Api member;

    OurStart(Stage stage) {
        this.stage = stage;
        this.member = stage.member();
    }

    /** Stops it in order, starts it, and asks until a module answers. */
    BareLiberty.Start once() throws IOException, InterruptedException {
        stage.product().server().stop();
        long start = System.nanoTime();
        CompletableFuture<Void> starting = CompletableFuture.runAsync(stage.product()::restartServer);
        Waiting.until("The product", LIMIT, () -> member.get("/api/crm/customers").expect(200));
        double millis = (System.nanoTime() - start) / 1e6;
        starting.join();
        return new BareLiberty.Start(millis, new LiveHeap(stage.product().server().pid()).residentMegabytes());
    }
}
