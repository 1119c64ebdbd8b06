// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import io.switchboard.benchmarks.Goal;
import io.switchboard.benchmarks.Measurement;
import io.switchboard.benchmarks.Row;
import io.switchboard.benchmarks.Sample;
import io.switchboard.benchmarks.Settings;
import io.switchboard.benchmarks.product.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Rows 1 and 2, whose floor and peer are interleaved with the same measurement of ours. */
public final class WebhookRow implements Row {
    private final List<Sample> single = new ArrayList<>();
    private final List<Sample> batched = new ArrayList<>();
    private final List<Sample> spring = new ArrayList<>();
    private final List<Sample> stored = new ArrayList<>();
    private final List<Sample> p50 = new ArrayList<>();
    private final List<Sample> p99 = new ArrayList<>();
    private final List<Sample> late = new ArrayList<>();

    /** What the floor reached before and after: the higher one counts. */
    private record Floor(double single, double batched) {
        Floor or(Floor other) {
            return new Floor(Math.max(single, other.single), Math.max(batched, other.batched));
        }
    }

    @Override
    public List<Measurement> measure(Settings settings, Supplier<Stage> running) throws Exception {
        Stage stage = running.get();
        CloudChannel channel = CloudChannel.connect(stage);
        Drain drain = new Drain(stage, channel);
        WebhookLoad ours = new WebhookLoad(channel.endpoint(stage));
        PgBench pgbench = new PgBench(
                stage, settings.target(), new SignedMessages(channel.endpoint(stage), "floor").body(1));
        pgbench.prepare();
        try (SpringPeer peer = SpringPeer.start(stage, settings.target())) {
            WebhookLoad theirs = new WebhookLoad(peer.endpoint());
            theirs.run(settings.warmUp());
            ours.run(settings.warmUp());
            drain.await();
            for (int round = 0; round < settings.rounds(); round++) {
                round(settings.measuring(), pgbench, ours, drain, theirs);
            }
        }
        return measurements();
    }

    private void round(Duration length, PgBench pgbench, WebhookLoad ours, Drain drain, WebhookLoad theirs)
            throws Exception {
        Floor before = floor(pgbench, length);
        long start = System.nanoTime();
        WebhookLoad.Outcome acknowledged = ours.run(length);
        long behind = drain.await();
        double storedPerSecond = acknowledged.acknowledged() / ((System.nanoTime() - start) / 1e9);
        WebhookLoad.Outcome peer = theirs.run(length);
        Floor floor = before.or(floor(pgbench, length));

        single.add(Sample.ratio(acknowledged.perSecond(), floor.single()));
        batched.add(Sample.ratio(acknowledged.perSecond(), floor.batched()));
        spring.add(Sample.ratio(acknowledged.perSecond(), peer.perSecond()));
        stored.add(Sample.ratio(storedPerSecond, peer.perSecond()));
        p50.add(Sample.ratio(acknowledged.millisAt(50), peer.millisAt(50)));
        p99.add(Sample.ratio(acknowledged.millisAt(99), peer.millisAt(99)));
        late.add(Sample.ratio(behind, acknowledged.acknowledged()));
    }

    private static Floor floor(PgBench pgbench, Duration length) throws Exception {
        Duration half = length.dividedBy(2);
        return new Floor(pgbench.single(half), pgbench.batched(half));
    }

    private List<Measurement> measurements() {
        return List.of(
                of("1-webhook-single", "acknowledged, against pgbench with a row per transaction, c=8", "/s", Goal.ratioAtLeast(1.3), single),
                of("1-webhook-batched", "acknowledged, against pgbench with 64 rows per transaction, c=2", "/s", Goal.ratioAtLeast(.45), batched),
                of("2-webhook-spring", "acknowledged, against Spring Boot + JPA", "/s", Goal.ratioAtLeast(6), spring),
                of("2-webhook-spring-stored", "in the inbox, against Spring Boot + JPA", "/s", Goal.told(), stored),
                of("2-webhook-spring-p50", "time of a call, against Spring Boot + JPA", "ms", Goal.told(), p50),
                of("2-webhook-spring-p99", "time of a call, against Spring Boot + JPA", "ms", Goal.told(), p99),
                of("1-webhook-behind", "still to come into the inbox at the end, of all acknowledged", "calls", Goal.told(), late));
    }

    private static Measurement of(String id, String what, String unit, Goal goal, List<Sample> samples) {
        return new Measurement(id, what, unit, goal, samples);
    }
}
