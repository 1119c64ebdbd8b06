// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns violated constraints into field errors with the names that the client used. */
final class Violations {
    private Violations() {}

    static Problem problem(Collection<? extends ConstraintViolation<?>> violations) {
        List<FieldError> errors = violations.stream()
                .map(Violations::error)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
        String detail = errors.isEmpty() ? "The request is invalid; correct it." : errors.get(0).detail();
        return new Problem(422, "request.invalid", detail, errors, Map.of());
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String field = field(violation.getPropertyPath());
        String constraint =
                violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        String name = field.isEmpty() ? "The request" : field;
        return new FieldError(field, snake(constraint), name + " " + violation.getMessage() + "; correct it.");
    }

    /** Below the parameter when it is a body, else the parameter itself. */
    private static String field(Path path) {
        StringBuilder below = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                append(below, node);
            }
        }
        return below.isEmpty() ? parameter : below.toString();
    }

    private static void append(StringBuilder path, Path.Node node) {
        if (node.getIndex() != null) {
            path.append('[').append(node.getIndex()).append(']');
        }
        if (node.getKind() == ElementKind.PROPERTY) {
            path.append(path.isEmpty() ? "" : ".").append(node.getName());
        }
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
