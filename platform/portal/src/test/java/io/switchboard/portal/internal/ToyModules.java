// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Modules that run, are replaced and stop at a test's word. Replaced generations stay alive until they are let go. */
public final class ToyModules implements Modules {
    private final Map<String, Generation> current = new LinkedHashMap<>();
    private final Map<String, Generation> alive = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Object leasing = new Object();
    private int leases;

    public void run(Generation generation) {
        known.add(generation.descriptor().id());
        current.put(generation.descriptor().id(), generation);
        alive.put(key(generation.descriptor().id(), generation.revision()), generation);
    }

    public void stop(String module) {
        current.remove(module);
    }

    public void letGo(String module, String revision) {
        alive.remove(key(module, revision));
    }

    public int leases() {
        synchronized (leasing) {
            return leases;
        }
    }

    /** Waits until every lease was given back. */
    public void awaitNoLease() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        synchronized (leasing) {
            while (leases > 0 && System.nanoTime() < deadline) {
                leasing.wait(100);
            }
        }
    }

    private void count(int change) {
        synchronized (leasing) {
            leases += change;
            leasing.notifyAll();
        }
    }

    @Override
    public Optional<Lease> enter(String module) {
        return Optional.ofNullable(current.get(module)).map(this::lease);
    }

    @Override
    public Optional<Lease> enter(String module, String revision) {
        return Optional.ofNullable(alive.get(key(module, revision))).map(this::lease);
    }

    private Lease lease(Generation generation) {
        count(1);
        return new Lease() {
            @Override
            public Generation generation() {
                return generation;
            }

            @Override
            public void close() {
                count(-1);
            }
        };
    }

    @Override
    public boolean isKnown(String module) {
        return known.contains(module);
    }

    @Override
    public List<Generation> current() {
        return List.copyOf(current.values());
    }

    @Override
    public List<ModuleDescriptor> installed() {
        return current.values().stream().map(Generation::descriptor).toList();
    }

    @Override
    public List<ModuleStatus> status() {
        return List.of();
    }

    @Override
    public void addListener(GenerationListener listener) {}

    private static String key(String module, String revision) {
        return module + "." + revision;
    }
}
