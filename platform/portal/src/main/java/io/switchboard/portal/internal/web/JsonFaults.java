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
import java.util.List;
import java.util.Map;

/** Says what is wrong with a JSON body, without repeating its content. */
final class JsonFaults {
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
        if (failure instanceof InvalidFormatException odd && odd.getTargetType() == String.class) {
            String field = field(odd);
            return malformed(field, "character", "The field " + field + " contains a character that no text may have; remove it.");
        }
        if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty() && !isSyntax(mapping)) {
            String field = field(mapping);
            return malformed(field, "type", "The field " + field + " has a value of the wrong kind; correct it.");
        }
        if (failure instanceof MismatchedInputException) {
            return new Problem(400, "request.malformed", "The body is not the object that is expected here; check it against the API description.");
        }
        return new Problem(400, "request.malformed", "The body is not valid JSON; correct it and send it again.");
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
