// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ff4j.FF4j;
import org.ff4j.core.Feature;
import org.ff4j.core.FeatureStore;
import org.ff4j.core.FlippingExecutionContext;
import org.ff4j.strategy.AbstractFlipStrategy;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** FF4J with its store in memory and a strategy that knows the tenants. */
@State(Scope.Benchmark)
public class Ff4jPeer extends Turn {
    private static final String TENANT = "tenant";

    private final FlippingExecutionContext[] asked = Tenants.each(Ff4jPeer::context).toArray(FlippingExecutionContext[]::new);
    private final FF4j ff4j = new FF4j();

    public Ff4jPeer() {
        Feature feature = new Feature(Tenants.FEATURE, true);
        feature.setFlippingStrategy(new TenantStrategy());
        ff4j.createFeature(feature);
    }

    private static FlippingExecutionContext context(int index) {
        FlippingExecutionContext context = new FlippingExecutionContext();
        context.putString(TENANT, Tenants.asked(index).toString());
        return context;
    }

    boolean check() {
        return ff4j.check(Tenants.FEATURE, asked[next()]);
    }

    private static final class TenantStrategy extends AbstractFlipStrategy {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> having = IntStream.range(0, Tenants.COUNT)
                .filter(Tenants::hasFeature)
                .mapToObj(i -> Tenants.all().get(i).toString())
                .collect(Collectors.toSet());

        @Override
        public boolean evaluate(String feature, FeatureStore store, FlippingExecutionContext context) {
            return having.contains(context.getString(TENANT));
        }
    }
}
