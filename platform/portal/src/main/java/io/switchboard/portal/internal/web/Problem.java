// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.switchboard.api.persistence.GroupCommit;
import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.Refusal;
import jakarta.faces.application.ViewExpiredException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as clients see it (RFC 9457).
 *
 * @param extensions further members; a number named {@code retryAfter} also becomes the header
 */
public record Problem(
        int status, String code, String detail, List<FieldError> errors, Map<String, Object> extensions) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String STALE = "page.updated";

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    public Problem(int status, String code, String detail) {
        this(status, code, detail, List.of(), Map.of());
    }

    /** The problem that this failure is for the client; what nobody foresaw is {@code server.error}. */
    public static Problem of(Throwable failure) {
        Optional<Refusal> refusal = causes(failure, Refusal.class);
        if (refusal.isPresent()) {
            Refusal refused = refusal.get();
            return new Problem(
                    refused.status(), refused.code(), refused.getMessage(), refused.errors(), refused.extensions());
        }
        if (failure instanceof ConstraintViolationException invalid) {
            return Violations.problem(invalid.getConstraintViolations());
        }
        if (failure instanceof JsonProcessingException json) {
            return JsonFaults.problem(json);
        }
        if (failure instanceof WebApplicationException answer) {
            return HttpFaults.problem(answer.getResponse().getStatus());
        }
        if (causes(failure, ViewExpiredException.class).isPresent()) {
            return stale();
        }
        if (failure instanceof GroupCommit.QueueFull full) {
            return new Problem(503, "server.busy", full.getMessage() + ".", List.of(), Map.of("retryAfter", 1));
        }
        return new Problem(
                500,
                "server.error",
                "Something failed on our side; try again, and tell us the request id if it stays.");
    }

    /** A page sends to a generation that is gone. */
    public static Problem stale() {
        return new Problem(409, STALE, "This page was updated while it was open; reload it and send again.");
    }

    /** The first cause of this type, also the failure itself. */
    public static <T extends Throwable> Optional<T> causes(Throwable failure, Class<T> type) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    public boolean isStale() {
        return code.equals(STALE);
    }

    public boolean isOurFault() {
        return status >= 500 && code.equals("server.error");
    }

    public Optional<String> retryAfter() {
        return Optional.ofNullable(extensions.get("retryAfter")).map(Object::toString);
    }

    /** The document, in the order people read it. */
    public Map<String, Object> document(String requestId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:switchboard:problem:" + code);
        document.put("title", HttpFaults.title(status));
        document.put("status", status);
        document.put("detail", detail);
        document.put("code", code);
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        extensions.forEach(document::putIfAbsent);
        document.put("requestId", requestId);
        return document;
    }
}
