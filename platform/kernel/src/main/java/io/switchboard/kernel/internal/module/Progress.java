// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Deployment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One deployment on its way. Written by the deployer's thread, read by any. */
final class Progress implements Journal {
    private static final Logger logger = LoggerFactory.getLogger(Progress.class);

    private final ModuleRows rows;
    private final Clock clock;
    private final Consumer<Deployment> ended;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile Deployment now;

    Progress(Deployment begun, ModuleRows rows, Clock clock, Consumer<Deployment> ended) {
        this.now = begun;
        this.rows = rows;
        this.clock = clock;
        this.ended = ended;
    }

    Deployment now() {
        return now;
    }

    @Override
    public String actor() {
        return now.actor();
    }

    @Override
    public void identify(String module, String version) {
        now = with(module, version, now.state(), now.sentence(), null, now.steps());
    }

    @Override
    public void step(String state, String sentence) {
        advance(state, sentence, null);
        rows.save(now);
    }

    @Override
    public void note(String state, String sentence) {
        advance(state, sentence, null);
        store();
    }

    @Override
    public void waiting(String sentence) {
        now = with(now.module(), now.version(), now.state(), sentence, null, now.steps());
        store();
        logger.info("{}", sentence);
        settled.countDown();
    }

    @Override
    public void done(String sentence) {
        end("done", sentence);
        logger.info("{} ({} by {})", sentence, now.kind(), now.actor());
    }

    @Override
    public void rejected(String sentence) {
        String reached = now.state();
        end("rejected", sentence);
        logger.warn("{} of {} was rejected after \"{}\": {}", now.kind(), now.fileName(), reached, sentence);
    }

    private void end(String state, String sentence) {
        if (now.endedAt() != null) {
            logger.warn("Deployment {} has ended; it cannot be {} as well: {}", now.id(), state, sentence);
            return;
        }
        advance(state, sentence, clock.instant());
        store();
        ended.accept(now);
        settled.countDown();
    }

    private void store() {
        try {
            rows.save(now);
        } catch (RuntimeException e) {
            // The deployment itself is decided; only its record is late, and the next start mends it.
            logger.error("The state {} of deployment {} could not be stored", now.state(), now.id(), e);
        }
    }

    private void advance(String state, String sentence, @Nullable Instant endedAt) {
        List<Deployment.Step> steps = new ArrayList<>(now.steps());
        steps.add(new Deployment.Step(state, clock.instant(), sentence));
        now = with(now.module(), now.version(), state, sentence, endedAt, steps);
    }

    private Deployment with(
            @Nullable String module,
            @Nullable String version,
            String state,
            String sentence,
            @Nullable Instant endedAt,
            List<Deployment.Step> steps) {
        return new Deployment(
                now.id(),
                now.kind(),
                module,
                version,
                now.fileName(),
                now.actor(),
                state,
                sentence,
                now.startedAt(),
                endedAt,
                steps);
    }

    void await() throws InterruptedException {
        settled.await();
    }
}
