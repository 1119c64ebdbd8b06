// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.conversations.internal.application.ConversationChange;
import io.switchboard.conversations.internal.application.ConversationChange.Assignment;
import io.switchboard.conversations.internal.application.ConversationChange.TeamChoice;
import io.switchboard.conversations.internal.domain.ConversationState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a merge patch, where an absent field and a null one mean different things. */
final class ConversationPatch {
    private static final Set<String> FIELDS = Set.of("state", "assignee", "team", "priority", "snoozedUntil");

    private ConversationPatch() {}

    static ConversationChange read(JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidInput("", "request.not_an_object", "Send an object with the fields to change.");
        }
        body.fieldNames().forEachRemaining(ConversationPatch::requireKnown);
        return new ConversationChange(
                value(body, "state", ConversationState::of),
                body.has("assignee") ? new Assignment(value(body, "assignee", UUID::fromString)) : null,
                body.has("team") ? new TeamChoice(value(body, "team", UUID::fromString)) : null,
                value(body, "priority", text -> text),
                value(body, "snoozedUntil", Instant::parse));
    }

    private static void requireKnown(String field) {
        if (!FIELDS.contains(field)) {
            throw new InvalidInput(field, "request.unknown_field", "There is no field " + field + " to change.");
        }
    }

    private static <T> @Nullable T value(JsonNode body, String field, Function<String, T> reader) {
        JsonNode node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return reader.apply(node.asText());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidInput(field, "request.malformed", "The value of " + field + " cannot be read; see the API's documentation.");
        }
    }
}
