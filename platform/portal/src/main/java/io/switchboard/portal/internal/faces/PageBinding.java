// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Generation.BeanInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The generation that the page request on this thread is served by, from the filter to the end: a
 * switch in the middle of a rendering mixes nothing. Keeps the beans of request scope.
 */
public final class PageBinding implements AutoCloseable {
    private static final ThreadLocal<PageBinding> BOUND = new ThreadLocal<>();

    private final Generation generation;
    private final Map<String, BeanInstance> requestBeans = new HashMap<>();

    private PageBinding(Generation generation) {
        this.generation = generation;
    }

    static PageBinding bind(Generation generation) {
        PageBinding binding = new PageBinding(generation);
        BOUND.set(binding);
        return binding;
    }

    /** The binding, or empty on the platform's own pages. */
    public static Optional<PageBinding> current() {
        return Optional.ofNullable(BOUND.get());
    }

    public Generation generation() {
        return generation;
    }

    boolean isOf(String module) {
        return generation.descriptor().id().equals(module);
    }

    Object requestBean(String name, Supplier<BeanInstance> create) {
        return requestBeans.computeIfAbsent(name, key -> create.get()).instance();
    }

    @Override
    public void close() {
        BOUND.remove();
        requestBeans.values().forEach(BeanInstance::close);
        requestBeans.clear();
    }
}
