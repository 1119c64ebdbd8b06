// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.gate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.togglz.core.Feature;
import org.togglz.core.activation.ActivationStrategyProvider;
import org.togglz.core.activation.Parameter;
import org.togglz.core.manager.FeatureManager;
import org.togglz.core.manager.FeatureManagerBuilder;
import org.togglz.core.repository.FeatureState;
import org.togglz.core.repository.mem.InMemoryStateRepository;
import org.togglz.core.spi.ActivationStrategy;
import org.togglz.core.user.FeatureUser;
import org.togglz.core.user.SimpleFeatureUser;

/** Togglz with a strategy that knows the tenants: a set made once, where its own strategies split a text each time. */
@State(Scope.Benchmark)
public class TogglzPeer extends Turn {
    private final FeatureUser[] asked =
            Tenants.each(i -> new SimpleFeatureUser(Tenants.asked(i).toString())).toArray(FeatureUser[]::new);
    private FeatureUser current = asked[0];
    private final FeatureManager manager = manager();

    /** The feature. */
    public enum Features implements Feature {
        CRM
    }

    private FeatureManager manager() {
        InMemoryStateRepository states = new InMemoryStateRepository();
        states.setFeatureState(new FeatureState(Features.CRM, true).setStrategyId(TenantStrategy.ID));
        return new FeatureManagerBuilder()
                .featureEnum(Features.class)
                .stateRepository(states)
                .userProvider(() -> current)
                .activationStrategyProvider(only(new TenantStrategy()))
                .build();
    }

    /** It looks for a strategy by name in a list: ours need not come after those that it brings. */
    private static ActivationStrategyProvider only(ActivationStrategy strategy) {
        List<ActivationStrategy> strategies = List.of(strategy);
        return () -> strategies;
    }

    boolean check() {
        current = asked[next()];
        return manager.isActive(Features.CRM);
    }

    private static final class TenantStrategy implements ActivationStrategy {
        static final String ID = "tenant";
        private final Set<String> having = IntStream.range(0, Tenants.COUNT)
                .filter(Tenants::hasFeature)
                .mapToObj(i -> Tenants.all().get(i).toString())
                .collect(Collectors.toSet());

        @Override
        public String getId() {
            return ID;
        }

        @Override
        public String getName() {
            return "Tenants";
        }

        @Override
        public boolean isActive(FeatureState state, FeatureUser user) {
            return having.contains(user.getName());
        }

        @Override
        public Parameter[] getParameters() {
            return new Parameter[0];
        }
    }
}
