// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import java.beans.PropertyDescriptor;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.primefaces.util.PropertyDescriptorResolver;

/**
 * What PrimeFaces knows of classes, kept apart by class loader: its own resolver caches by class name,
 * so that with two generations alive a class of one would be read as that of the other. Found by
 * {@link java.util.ServiceLoader}.
 */
public final class BundlePropertyDescriptors implements PropertyDescriptorResolver {
    private final Map<ClassLoader, PropertyDescriptorResolver> byLoader =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final PropertyDescriptorResolver ofThePlatform = new DefaultResolver();

    @Override
    public PropertyDescriptor get(Class<?> type, String expression) {
        return of(type).get(type, expression);
    }

    @Override
    public Object getValue(Object object, String expression) {
        return of(object.getClass()).getValue(object, expression);
    }

    @Override
    public void setValue(Object object, String expression, Object value) {
        of(object.getClass()).setValue(object, expression, value);
    }

    @Override
    public void flush() {
        byLoader.clear();
        ofThePlatform.flush();
    }

    private PropertyDescriptorResolver of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? ofThePlatform : byLoader.computeIfAbsent(loader, key -> new DefaultResolver());
    }
}
