// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.switchboard.api.problem.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Says what is wrong with a JSON body, without repeating its content. */
final class JsonFaults {
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "a text"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(Instant.class, "a time such as 2026-01-31T09:30:00Z"),
            Map.entry(LocalDate.class, "a day such as 2026-01-31"),
            Map.entry(UUID.class, "an id such as the API gives"),
            Map.entry(List.class, "a list"),
            Map.entry(Set.class, "a list"),
            Map.entry(Map.class, "an object"));

    private JsonFaults() {}

    static Problem problem(JsonProcessingException failure) {
        if (failure instanceof InvalidDefinitionException) {
            // Our own record cannot be written or read; the client did nothing wrong.
            return HttpFaults.problem(500);
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String field = field(unknown);
            return malformed(field, "unknown", "The field " + field + " is not known here; remove it.");
        }
        if (failure instanceof InvalidFormatException odd && odd.getTargetType() == String.class && odd.getValue() instanceof String) {
            String field = field(odd);
            return malformed(field, "character", "The field " + field + " contains a character that no text may have; remove it.");
        }
        if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty() && !isSyntax(mapping)) {
            String field = field(mapping);
            return malformed(field, "type", "The field " + field + " has a value of the wrong kind; " + expected(mapping) + ".");
        }
        if (failure instanceof MismatchedInputException) {
            return new Problem(400, "request.malformed", "The body is not the object that is expected here; check it against the API description.");
        }
        return new Problem(400, "request.malformed", "The body is not valid JSON; correct it and send it again.");
    }

    private static String expected(JsonMappingException failure) {
        Class<?> wanted = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        String name = wanted == null ? null : NAMES.get(wanted);
        return name == null ? "correct it by the API description" : "send " + name;
    }

    private static boolean isSyntax(JsonMappingException mapping) {
        return mapping.getCause() instanceof JsonParseException;
    }

    private static Problem malformed(String field, String code, String detail) {
        return new Problem(400, "request.malformed", detail, List.of(new FieldError(field, code, detail)), Map.of());
    }

    private static String field(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
