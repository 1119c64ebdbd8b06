// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import io.switchboard.benchmarks.Goal;
import io.switchboard.benchmarks.Measurement;
import io.switchboard.benchmarks.Row;
import io.switchboard.benchmarks.Sample;
import io.switchboard.benchmarks.Settings;
import io.switchboard.benchmarks.product.LiveHeap;
import io.switchboard.benchmarks.product.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Row 7: upload to answer, beside the bare framework and Karaf; then on to many modules; then updates under calls. */
public final class DeployRow implements Row {
    private static final int WARM_UP = 40;
    private static final int PER_ROUND = 10;
    private static final int DROPS_PER_ROUND = 4;
    private static final int MANY = 200;
    private static final int UPDATES = 20;

    private final List<Sample> bare = new ArrayList<>();
    private final List<Sample> folder = new ArrayList<>();
    private final List<Sample> push = new ArrayList<>();

    @Override
    public List<Measurement> measure(Settings settings, Supplier<Stage> running) throws Exception {
        Stage stage = running.get();
        HelloModules modules = HelloModules.build(Path.of(System.getProperty("benchmark.hello")), settings.target());
        Uploads uploads = new Uploads(stage, modules);
        try (BareFelix felix = BareFelix.start(settings.target());
                Karaf karaf = Karaf.start(Path.of(System.getProperty("benchmark.karaf")), settings.target())) {
            times(WARM_UP, () -> felix.deploy(modules.archive("bare")));
            times(WARM_UP, karaf::pushed);
            for (int i = 0; i < WARM_UP; i++) {
                uploads.update("warm");
            }
            for (int round = 0; round < settings.rounds(); round++) {
                round(modules, felix, uploads, karaf);
            }
        }
        List<Measurement> measurements = new ArrayList<>(List.of(
                new Measurement("7-deploy-bare", "upload to answer, against Felix's bare install and start", "ms", Goal.ratioAtMost(20), bare),
                new Measurement("7-deploy-karaf-folder", "Karaf's deploy folder, against our upload", "ms", Goal.ratioAtLeast(5), folder),
                new Measurement("7-deploy-karaf-push", "Karaf's bundle service over JMX, against our upload", "ms", Goal.told(), push)));
        measurements.addAll(many(stage, uploads));
        measurements.add(updates(stage, uploads));
        return measurements;
    }

    private void round(HelloModules modules, BareFelix felix, Uploads uploads, Karaf karaf) throws Exception {
        double before = times(PER_ROUND, () -> felix.deploy(modules.archive("bare")));
        double ours = Median.of(uploads.fresh(PER_ROUND));
        double dropped = times(DROPS_PER_ROUND, karaf::dropped);
        double pushed = times(PER_ROUND, karaf::pushed);
        double after = times(PER_ROUND, () -> felix.deploy(modules.archive("bare")));
        bare.add(Sample.ratio(ours, Math.min(before, after)));
        folder.add(new Sample(ours, dropped, dropped / ours));
        push.add(new Sample(ours, pushed, pushed / ours));
    }

    private static double times(int count, Callable<Double> work) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            millis.add(work.call());
        }
        return Median.of(millis);
    }

    /** Modules are added and never taken away, so this is done once, not in rounds. */
    private static List<Measurement> many(Stage stage, Uploads uploads) throws Exception {
        LiveHeap heap = new LiveHeap(stage.product().server().pid());
        int few = uploads.deployed();
        long bytesWithFew = heap.bytes();
        uploads.fresh(MANY - few);
        double kilobytes = (heap.bytes() - bytesWithFew) / 1024.0 / (MANY - few);
        uploads.fresh(PER_ROUND);
        double with10 = uploads.medianWith(10, 20);
        double with50 = uploads.medianWith(50, 60);
        double with200 = uploads.medianWith(MANY, MANY + PER_ROUND);
        return List.of(
                new Measurement("7-deploy-50", "with 50 modules, against with 10", "ms", Goal.told(), List.of(Sample.ratio(with50, with10))),
                new Measurement("7-deploy-200", "with 200 modules, against with 10", "ms", Goal.ratioAtMost(1.5), List.of(Sample.ratio(with200, with10))),
                new Measurement("10-heap-module", "living heap of a trivial module", "KB", Goal.atMost(100), List.of(Sample.alone(kilobytes))));
    }

    private static Measurement updates(Stage stage, Uploads uploads) {
        SteadyCaller caller = new SteadyCaller(stage.member(), "/api/hello1/greeting");
        try {
            for (int i = 0; i < UPDATES; i++) {
                uploads.update("hello1");
            }
        } finally {
            caller.stop();
        }
        return new Measurement(
                "7-deploy-failed",
                "failed calls of " + caller.calls() + " during " + UPDATES + " updates",
                "calls",
                Goal.atMost(0),
                List.of(Sample.alone(caller.failed())));
    }
}
