// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.kernel.gate.Gate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * What modules offer to each other: for each interface of a library that a module registers, one
 * proxy that stays while generations come and go. Used on the deployer's thread only.
 */
final class ApiProxies {
    /** The property that names the provider. */
    static final String MODULE = "switchboard.module";

    private record Key(Class<?> api, String module) {}

    private final ModuleFramework framework;
    private final Gate gate;
    private final Callers callers;
    private final Map<Key, ApiProxy> proxies = new LinkedHashMap<>();

    ApiProxies(ModuleFramework framework, Gate gate, Callers callers) {
        this.framework = framework;
        this.gate = gate;
        this.callers = callers;
    }

    /** Leads the proxies of everything that the generation offers to it. */
    void publish(LiveGeneration generation) {
        offers(generation)
                .forEach((api, reference) -> proxies.computeIfAbsent(
                                new Key(api, generation.module()),
                                key -> new ApiProxy(api, generation.descriptor(), gate, callers))
                        .leadTo(generation, reference, framework.context()));
    }

    /** The interfaces that the generation offers, with the first service of each. */
    Map<Class<?>, ServiceReference<?>> offers(LiveGeneration generation) {
        Map<Class<?>, ServiceReference<?>> offers = new LinkedHashMap<>();
        generation.held().references().forEach(reference -> {
            for (String name : HeldServices.types(reference)) {
                Class<?> type = load(generation, name);
                if (type != null && type.isInterface() && framework.isShared(type)) {
                    offers.putIfAbsent(type, reference);
                }
            }
        });
        return offers;
    }

    private static @Nullable Class<?> load(LiveGeneration generation, String name) {
        try {
            return generation.bundle().loadClass(name);
        } catch (ClassNotFoundException e) {
            // A type that the bundle itself cannot see is nothing that another module could be given.
            return null;
        }
    }

    /** The libraries of the interfaces that only this generation still offers. */
    List<Bundle> librariesLeadingTo(LiveGeneration generation) {
        return leadingTo(generation).stream()
                .map(proxy -> FrameworkUtil.getBundle(proxy.api()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** @return whether there were any */
    boolean dropLeadingTo(LiveGeneration generation) {
        List<ApiProxy> orphans = leadingTo(generation);
        orphans.forEach(this::drop);
        return !orphans.isEmpty();
    }

    void withdraw(String module) {
        proxies.values().stream()
                .filter(proxy -> proxy.module().equals(module))
                .toList()
                .forEach(this::drop);
    }

    private List<ApiProxy> leadingTo(LiveGeneration generation) {
        return proxies.values().stream()
                .filter(proxy -> proxy.leadsTo(generation))
                .toList();
    }

    private void drop(ApiProxy proxy) {
        proxies.remove(new Key(proxy.api(), proxy.module()));
        proxy.withdraw();
    }
}
