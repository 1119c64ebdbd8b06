// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The services of one bundle, fetched once for the system bundle and held, so that delayed components stay alive. */
final class HeldServices {
    private final Bundle bundle;
    private final BundleContext system;
    private final Map<ServiceReference<?>, Object> instances = new ConcurrentHashMap<>();
    private final Map<String, ServiceReference<?>> firsts = new ConcurrentHashMap<>();

    HeldServices(Bundle bundle, BundleContext system) {
        this.bundle = bundle;
        this.system = system;
    }

    /** What the bundle registers now, highest ranking first. */
    Stream<ServiceReference<?>> references() {
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        return registered == null ? Stream.empty() : Arrays.stream(registered).sorted(Comparator.reverseOrder());
    }

    Stream<Object> all(String type) {
        List<ServiceReference<?>> matching = references()
                .filter(reference -> types(reference).contains(type))
                .toList();
        return matching.stream().map(this::instance).filter(Objects::nonNull).map(Object.class::cast);
    }

    /** The first service of the type, or null when there is none. */
    @Nullable
    Object first(String type) {
        ServiceReference<?> known = firsts.get(type);
        if (known == null || known.getBundle() == null) {
            known = references()
                    .filter(r -> types(r).contains(type))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                return null;
            }
            firsts.put(type, known);
        }
        return instance(known);
    }

    /** The held instance, or null when the component behind it cannot be made. */
    @Nullable
    Object instance(ServiceReference<?> reference) {
        Object instance = instances.get(reference);
        if (instance == null) {
            instance = system.getService(reference);
            if (instance != null && instances.putIfAbsent(reference, instance) != null) {
                system.ungetService(reference);
            }
        }
        return instance;
    }

    void release() {
        instances.keySet().removeIf(reference -> {
            if (reference.getBundle() != null) {
                system.ungetService(reference);
            }
            return true;
        });
        firsts.clear();
    }

    static List<String> types(ServiceReference<?> reference) {
        return List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
    }
}
