// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import io.switchboard.benchmarks.Goal;
import io.switchboard.benchmarks.Measurement;
import io.switchboard.benchmarks.Row;
import io.switchboard.benchmarks.Sample;
import io.switchboard.benchmarks.Settings;
import io.switchboard.benchmarks.gate.Contest.Score;
import io.switchboard.benchmarks.product.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Row 6: the check itself on a quiet machine, then the change of a grant on the running product. */
public final class GateRow implements Row {

    @Override
    public List<Measurement> measure(Settings settings, Supplier<Stage> stage) throws Exception {
        Contest contest = new Contest();
        List<Sample> map = new ArrayList<>();
        List<Sample> bytes = new ArrayList<>();
        List<Sample> togglz = new ArrayList<>();
        List<Sample> ff4j = new ArrayList<>();
        List<Sample> openFeature = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            double floorBefore = contest.of("map").nanos();
            Score ours = contest.of("gate");
            togglz.add(Sample.ratio(ours.nanos(), contest.of("togglz").nanos()));
            ff4j.add(Sample.ratio(ours.nanos(), contest.of("ff4j").nanos()));
            openFeature.add(Sample.ratio(ours.nanos(), contest.of("openFeature").nanos()));
            map.add(Sample.ratio(ours.nanos(), Math.min(floorBefore, contest.of("map").nanos())));
            bytes.add(Sample.alone(ours.bytes()));
        }
        return List.of(
                new Measurement("6-gate-map", "check against ConcurrentHashMap by UUID", "ns/op", Goal.ratioAtMost(3), map),
                new Measurement("6-gate-bytes", "garbage of a check", "B/op", Goal.atMost(0), bytes),
                new Measurement("6-gate-togglz", "check against Togglz", "ns/op", Goal.ratioAtMost(1), togglz),
                new Measurement("6-gate-ff4j", "check against FF4J", "ns/op", Goal.told(), ff4j),
                new Measurement("6-gate-openfeature", "check against OpenFeature", "ns/op", Goal.told(), openFeature),
                new Measurement(
                        "6-gate-flip",
                        "a grant withdrawn until the member is refused",
                        "ms",
                        Goal.atMost(1000),
                        new Flip(stage.get()).times(settings.rounds())));
    }
}
