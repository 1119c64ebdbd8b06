// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.Refusal;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Refusals;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows a refusal on the page that caused it. */
final class RefusalMessages {
    private RefusalMessages() {}

    /** Beside each field that is at fault and on the page; above when no field is. */
    static void add(FacesContext context, Refusal refusal) {
        Locale locale = context.getViewRoot().getLocale();
        boolean isBesideAll = !refusal.errors().isEmpty();
        for (FieldError error : refusal.errors()) {
            Optional<UIComponent> field = FieldIds.of(error.field()).stream()
                    .flatMap(id -> find(context.getViewRoot(), id).stream())
                    .findFirst();
            field.ifPresent(component -> {
                ((EditableValueHolder) component).setValid(false);
                context.addMessage(component.getClientId(context), message(beside(context, locale, error)));
            });
            isBesideAll &= field.isPresent();
        }
        if (!isBesideAll) {
            context.addMessage(null, message(above(context, locale, refusal)));
        }
        context.validationFailed();
    }

    /** What is invalid says what its first field says. */
    private static String above(FacesContext context, Locale locale, Refusal refusal) {
        return refusal.errors().stream()
                .filter(error -> error.detail().equals(refusal.getMessage()))
                .findFirst()
                .map(error -> beside(context, locale, error))
                .orElseGet(() -> ofModule(context, locale, refusal.code())
                        .orElseGet(() -> Refusals.of(locale, refusal.code(), refusal.getMessage())));
    }

    private static String beside(FacesContext context, Locale locale, FieldError error) {
        return ofModule(context, locale, error.code()).orElseGet(() -> Refusals.of(locale, error));
    }

    /** What the module whose page is served says of this code. */
    private static Optional<String> ofModule(FacesContext context, Locale locale, String code) {
        return PageBinding.current()
                .flatMap(binding -> Wiring.find(context, ModuleTexts.class).of(binding.generation(), locale))
                .map(texts -> texts.refusal(code, null));
    }

    private static FacesMessage message(String sentence) {
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence);
    }

    /**
     * A page may hold the same field for each of its states and in several forms: beside a hidden one, or one of another
     * form than was sent, nobody would read the message.
     */
    private static Optional<UIComponent> find(UIComponent page, String id) {
        List<UIComponent> fields = new ArrayList<>();
        collect(page, id, fields);
        return fields.stream()
                .filter(field -> fields.size() == 1 || isShown(field))
                .min(Comparator.comparing(field -> !isSent(field)));
    }

    private static void collect(UIComponent start, String id, List<UIComponent> fields) {
        if (start instanceof EditableValueHolder && id.equals(start.getId())) {
            fields.add(start);
        }
        start.getFacetsAndChildren().forEachRemaining(below -> collect(below, id, fields));
    }

    private static boolean isSent(UIComponent field) {
        for (UIComponent part = field; part != null; part = part.getParent()) {
            if (part instanceof UIForm form) {
                return form.isSubmitted();
            }
        }
        return false;
    }

    private static boolean isShown(UIComponent field) {
        for (UIComponent part = field; part != null; part = part.getParent()) {
            if (!part.isRendered()) {
                return false;
            }
        }
        return true;
    }
}
