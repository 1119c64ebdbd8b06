// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.problem;

import java.util.List;
import java.util.Map;

/** One or more fields are wrong; nothing was changed. */
public class InvalidInput extends Refusal {
    private static final long serialVersionUID = 1L;

    public InvalidInput(List<FieldError> errors) {
        super(422, "request.invalid", errors.get(0).detail(), errors, Map.of());
    }

    public InvalidInput(String field, String code, String detail) {
        this(List.of(new FieldError(field, code, detail)));
    }
}
