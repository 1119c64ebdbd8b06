// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.GenerationListener;
import jakarta.el.BeanELResolver;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/**
 * Reads properties of objects whose classes come from bundles, with a cache for each class loader: the
 * shared resolvers cache by class name, which two generations have in common, and never forget. Reads
 * the platform's records too, which Faces does not know by itself.
 */
public final class BundleObjects implements GenerationListener {
    private final Map<ClassLoader, Reader> readers = new ConcurrentHashMap<>();

    /** The reader for this object, or empty when Faces reads it by itself. */
    Optional<Reader> reader(@Nullable Object base) {
        if (base == null || isStructure(base)) {
            return Optional.empty();
        }
        ClassLoader loader = base.getClass().getClassLoader();
        boolean isOurs = loader instanceof BundleReference || loader != null && base instanceof Record;
        return isOurs ? Optional.of(readers.computeIfAbsent(loader, key -> new Reader())) : Optional.empty();
    }

    private static boolean isStructure(Object base) {
        return base instanceof Map
                || base instanceof List
                || base instanceof ResourceBundle
                || base.getClass().isArray();
    }

    @Override
    public void retired(Generation generation) {
        readers.remove(generation.classLoader());
        // An API bundle that was replaced has no generation of its own.
        readers.keySet().removeIf(loader -> loader instanceof BundleReference reference
                && reference.getBundle().getState() == Bundle.UNINSTALLED);
    }

    /** Reads objects of one class loader. */
    static final class Reader {
        private final BeanELResolver beans = new BeanELResolver();
        private final Map<String, Optional<Method>> accessors = new ConcurrentHashMap<>();

        BeanELResolver beans() {
            return beans;
        }

        /** The method that reads a property of a record: {@code name()} or any other without parameters. */
        Optional<Method> accessor(Object base, Object property) {
            if (!(base instanceof Record)) {
                return Optional.empty();
            }
            String name = property.toString();
            return accessors.computeIfAbsent(base.getClass().getName() + "#" + name, key -> accessor(base.getClass(), name));
        }

        private static Optional<Method> accessor(Class<?> type, String name) {
            try {
                Method method = type.getMethod(name);
                boolean isReading = method.getReturnType() != void.class && !Modifier.isStatic(method.getModifiers());
                return isReading ? Optional.of(method) : Optional.empty();
            } catch (NoSuchMethodException none) {
                return Optional.empty();
            }
        }
    }
}
