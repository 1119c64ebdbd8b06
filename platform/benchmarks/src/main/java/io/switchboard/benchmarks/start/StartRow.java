// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.start;

import io.switchboard.benchmarks.Goal;
import io.switchboard.benchmarks.Measurement;
import io.switchboard.benchmarks.Row;
import io.switchboard.benchmarks.Sample;
import io.switchboard.benchmarks.Settings;
import io.switchboard.benchmarks.product.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Row 10: start and memory, of both sides with their caches filled by an earlier start. */
public final class StartRow implements Row {

    @Override
    public List<Measurement> measure(Settings settings, Supplier<Stage> running) throws Exception {
        Stage stage = running.get();
        BareLiberty bare = BareLiberty.layOut(settings.target());
        bare.once();
        OurStart ours = new OurStart(stage);
        List<Sample> starts = new ArrayList<>();
        List<Sample> resident = new ArrayList<>();
        List<Sample> tenants = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            BareLiberty.Start before = bare.once();
            BareLiberty.Start own = ours.once();
            BareLiberty.Start after = bare.once();
            starts.add(Sample.ratio(own.millis(), Math.min(before.millis(), after.millis())));
            resident.add(Sample.difference(
                    own.residentMegabytes(), Math.min(before.residentMegabytes(), after.residentMegabytes())));
            tenants.add(Sample.alone(new IdleTenants(stage).kilobytesEach()));
        }
        return List.of(
                new Measurement("10-start", "start to a module's first 200, against bare Liberty", "ms", Goal.ratioAtMost(2), starts),
                new Measurement("10-resident", "resident memory above bare Liberty", "MB", Goal.atMost(150), resident),
                new Measurement("10-heap-tenant", "living heap of an idle organization with three grants", "KB", Goal.atMost(2), tenants));
    }
}
