// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.problem;

import java.util.List;
import java.util.Map;

/**
 * A request that is refused for a reason the user can act on. Subclasses are named after the
 * refusal. Over REST it becomes {@code application/problem+json}; on a page the detail is shown in
 * place or beside the field.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;

    /**
     * @param status the HTTP status
     * @param code stable, {@code area.refusal}
     * @param detail one sentence with the cause and the next step
     */
    public Refusal(int status, String code, String detail) {
        this(status, code, detail, List.of(), Map.of());
    }

    public Refusal(int status, String code, String detail, List<FieldError> errors, Map<String, Object> extensions) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the problem document, such as {@code allowed} or {@code limit}. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
