// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.Refusal;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import java.util.Iterator;
import java.util.Optional;

/** Shows a refusal on the page that caused it. */
final class RefusalMessages {
    private RefusalMessages() {}

    /** Beside each field that is at fault and on the page; above when no field is. */
    static void add(FacesContext context, Refusal refusal) {
        boolean isBesideAll = !refusal.errors().isEmpty();
        for (FieldError error : refusal.errors()) {
            Optional<UIComponent> field = FieldIds.of(error.field()).stream()
                    .flatMap(id -> find(context.getViewRoot(), id).stream())
                    .findFirst();
            field.ifPresent(component -> {
                ((EditableValueHolder) component).setValid(false);
                context.addMessage(component.getClientId(context), message(error.detail()));
            });
            isBesideAll &= field.isPresent();
        }
        if (!isBesideAll) {
            context.addMessage(null, message(refusal.getMessage()));
        }
        context.validationFailed();
    }

    private static FacesMessage message(String sentence) {
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence);
    }

    private static Optional<UIComponent> find(UIComponent start, String id) {
        if (!start.isRendered()) {
            // A page may hold the same field for each of its states; beside a hidden one nobody would read it.
            return Optional.empty();
        }
        if (start instanceof EditableValueHolder && id.equals(start.getId())) {
            return Optional.of(start);
        }
        Iterator<UIComponent> below = start.getFacetsAndChildren();
        while (below.hasNext()) {
            Optional<UIComponent> found = find(below.next(), id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
