// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.web.Wiring;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.faces.context.FacesContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Properties and methods of objects whose classes come from bundles, and of records. */
public final class BundleObjectResolver extends ELResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        Optional<BundleObjects.Reader> reader = reader(context, base);
        if (reader.isEmpty() || property == null) {
            return null;
        }
        Optional<Method> accessor = reader.get().accessor(base, property);
        if (accessor.isEmpty()) {
            return reader.get().beans().getValue(context, base, property);
        }
        context.setPropertyResolved(base, property);
        return read(accessor.get(), base);
    }

    private static @Nullable Object read(Method accessor, Object base) {
        try {
            return accessor.invoke(base);
        } catch (InvocationTargetException failure) {
            throw new ELException(failure.getCause());
        } catch (IllegalAccessException hidden) {
            throw new ELException(base.getClass().getName() + " must be public to be read by a page", hidden);
        }
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] parameters) {
        return reader(context, base)
                .map(reader -> reader.beans().invoke(context, base, method, types, parameters))
                .orElse(null);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        Optional<BundleObjects.Reader> reader = reader(context, base);
        if (reader.isEmpty() || property == null) {
            return null;
        }
        Optional<Method> accessor = reader.get().accessor(base, property);
        if (accessor.isEmpty()) {
            return reader.get().beans().getType(context, base, property);
        }
        // A record's component cannot be written, which Faces is told by no type.
        context.setPropertyResolved(base, property);
        return null;
    }

    @Override
    public void setValue(
            ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        reader(context, base).ifPresent(reader -> reader.beans().setValue(context, base, property, value));
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        Optional<BundleObjects.Reader> reader = reader(context, base);
        if (reader.isEmpty() || property == null) {
            return false;
        }
        if (reader.get().accessor(base, property).isPresent()) {
            context.setPropertyResolved(base, property);
            return true;
        }
        return reader.get().beans().isReadOnly(context, base, property);
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return base == null ? null : Object.class;
    }

    private static Optional<BundleObjects.Reader> reader(ELContext context, @Nullable Object base) {
        if (base == null) {
            return Optional.empty();
        }
        FacesContext faces = (FacesContext) context.getContext(FacesContext.class);
        return faces == null
                ? Optional.empty()
                : Wiring.find(faces, BundleObjects.class).reader(base);
    }
}
