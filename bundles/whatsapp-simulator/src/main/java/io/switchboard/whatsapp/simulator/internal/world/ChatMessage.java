// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One message of a chat.
 *
 * @param content what the Graph API has under the name of the type
 * @param at seconds since 1970, as on the wire
 * @param reactions emoji by {@code customer} or {@code business}
 */
public record ChatMessage(
        String id,
        boolean fromCustomer,
        String type,
        JsonNode content,
        long at,
        MessageState state,
        @Nullable Integer errorCode,
        @Nullable String replyTo,
        Map<String, String> reactions,
        boolean edited,
        boolean deleted) {

    public static ChatMessage fromCustomer(String id, String type, JsonNode content, long at, @Nullable String replyTo) {
        return new ChatMessage(id, true, type, content, at, MessageState.QUEUED, null, replyTo, Map.of(), false, false);
    }

    public static ChatMessage fromBusiness(String id, String type, JsonNode content, long at, @Nullable String replyTo) {
        return new ChatMessage(id, false, type, content, at, MessageState.QUEUED, null, replyTo, Map.of(), false, false);
    }

    /** Never backwards: a late tick changes nothing. */
    public ChatMessage reached(MessageState reached) {
        return reached.compareTo(state) <= 0 ? this : with(content, reached, null, reactions, edited, deleted);
    }

    public ChatMessage failed(int code) {
        return with(content, MessageState.FAILED, code, reactions, edited, deleted);
    }

    /** An empty emoji takes the reaction back. */
    public ChatMessage reacted(String who, String emoji) {
        Map<String, String> changed = new TreeMap<>(reactions);
        if (emoji.isEmpty()) {
            changed.remove(who);
        } else {
            changed.put(who, emoji);
        }
        return with(content, state, errorCode, changed, edited, deleted);
    }

    public ChatMessage edited(JsonNode newContent) {
        return with(newContent, state, errorCode, reactions, true, deleted);
    }

    public ChatMessage deletedForEveryone() {
        return with(JsonNodeFactory.instance.objectNode(), state, errorCode, Map.of(), edited, true);
    }

    private ChatMessage with(JsonNode newContent, MessageState newState, @Nullable Integer code,
            Map<String, String> newReactions, boolean isEdited, boolean isDeleted) {
        return new ChatMessage(id, fromCustomer, type, newContent, at, newState, code, replyTo, newReactions, isEdited, isDeleted);
    }
}
