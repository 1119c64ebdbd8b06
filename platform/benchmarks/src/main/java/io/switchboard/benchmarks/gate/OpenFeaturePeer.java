// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.providers.memory.Flag;
import dev.openfeature.sdk.providers.memory.InMemoryProvider;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** OpenFeature's client with its own provider in memory; the tenant is the targeting key. */
@State(Scope.Benchmark)
public class OpenFeaturePeer extends Turn {
    private final EvaluationContext[] asked = Tenants.each(i -> new ImmutableContext(Tenants.asked(i).toString()))
            .toArray(EvaluationContext[]::new);
    private final Client client = client();

    private static Client client() {
        Set<String> having = IntStream.range(0, Tenants.COUNT)
                .filter(Tenants::hasFeature)
                .mapToObj(i -> Tenants.all().get(i).toString())
                .collect(Collectors.toSet());
        Flag<Boolean> flag = Flag.<Boolean>builder()
                .variant("on", true)
                .variant("off", false)
                .defaultVariant("off")
                .contextEvaluator((unused, context) -> having.contains(context.getTargetingKey()))
                .build();
        OpenFeatureAPI api = OpenFeatureAPI.getInstance();
        api.setProviderAndWait(new InMemoryProvider(Map.of(Tenants.FEATURE, flag)));
        return api.getClient();
    }

    boolean check() {
        return client.getBooleanValue(Tenants.FEATURE, false, asked[next()]);
    }
}
