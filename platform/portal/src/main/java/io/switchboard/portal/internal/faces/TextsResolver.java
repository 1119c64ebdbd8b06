// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds {@code #{t.…}}, the portal's texts, and {@code #{m.…}}, those of the module whose page is served. */
public final class TextsResolver extends ELResolver {
    private static final String PORTAL = "t";
    private static final String MODULE = "m";

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof Texts texts && property != null) {
            context.setPropertyResolved(base, property);
            return texts.get(property.toString());
        }
        Optional<Texts> found = find(context, base, property);
        if (found.isEmpty()) {
            return null;
        }
        context.setPropertyResolved(base, property);
        return found.get();
    }

    private static Optional<Texts> find(ELContext context, @Nullable Object base, @Nullable Object property) {
        boolean isPortals = PORTAL.equals(property);
        if (base != null || (!isPortals && !MODULE.equals(property))) {
            return Optional.empty();
        }
        FacesContext faces = (FacesContext) context.getContext(FacesContext.class);
        // A loop's variable of the same name goes before.
        if (faces == null || faces.getExternalContext().getRequestMap().containsKey(property.toString())) {
            return Optional.empty();
        }
        Locale locale = faces.getViewRoot() == null ? Locale.ENGLISH : faces.getViewRoot().getLocale();
        return isPortals
                ? Optional.of(Texts.in(locale))
                : PageBinding.current()
                        .flatMap(binding -> Wiring.find(faces, ModuleTexts.class).of(binding.generation(), locale));
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof Texts) {
            // A text cannot be written, which Faces is told by no type.
            context.setPropertyResolved(base, property);
        }
        return null;
    }

    @Override
    public void setValue(
            ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        if (base instanceof Texts) {
            throw new PropertyNotWritableException("A text cannot be written: " + property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base instanceof Texts) {
            context.setPropertyResolved(base, property);
            return true;
        }
        return false;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return base == null || base instanceof Texts ? String.class : null;
    }
}
