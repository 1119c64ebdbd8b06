// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.web.Wiring;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds {@code #{inbox}}: the page beans of the module whose page is served, and of no other. */
public final class PageBeanResolver extends ELResolver {
    /** Names that belong to the platform or to Faces on every page. */
    private static final Set<String> RESERVED =
            Set.of("shell", "cc", "component", "view", "facesContext", "request", "session", "param", "resource", "t");

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        Optional<Object> bean = find(context, base, property);
        if (bean.isEmpty()) {
            return null;
        }
        context.setPropertyResolved(base, property);
        return bean.get();
    }

    private static Optional<Object> find(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base != null || !(property instanceof String name) || RESERVED.contains(name)) {
            return Optional.empty();
        }
        Optional<PageBinding> binding = PageBinding.current();
        if (binding.isEmpty()) {
            return Optional.empty();
        }
        FacesContext faces = (FacesContext) context.getContext(FacesContext.class);
        if (faces == null) {
            return Optional.empty();
        }
        return Wiring.find(faces, PageBeans.class).find(binding.get(), name, () -> viewKey(faces));
    }

    private static Optional<String> viewKey(FacesContext faces) {
        return faces.getViewRoot() == null
                ? Optional.empty()
                : Optional.of(CDI.current().select(ViewBeans.class).get().key());
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        Optional<Object> bean = find(context, base, property);
        if (bean.isEmpty()) {
            return null;
        }
        context.setPropertyResolved(base, property);
        return bean.get().getClass();
    }

    @Override
    public void setValue(
            ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        if (find(context, base, property).isPresent()) {
            throw new PropertyNotWritableException("A page bean cannot be replaced: " + property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        boolean isBean = find(context, base, property).isPresent();
        if (isBean) {
            context.setPropertyResolved(base, property);
        }
        return isBean;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return base == null ? String.class : null;
    }
}
