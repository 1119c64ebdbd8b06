// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a page says: that it is there, or which modules' panels it shows. */
record PageMessage(boolean isPing, Optional<Set<PageKey>> panels) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PageMessage NONE = new PageMessage(false, Optional.empty());
    /** No page shows more. */
    private static final int MOST = 20;

    /** Anything unknown says nothing: a page of another build may say more. */
    static PageMessage read(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            return switch (message.path("type").asText()) {
                case "ping" -> new PageMessage(true, Optional.empty());
                case "pages" -> new PageMessage(false, Optional.of(panels(message.path("pages"))));
                default -> NONE;
            };
        } catch (JsonProcessingException unreadable) {
            return NONE;
        }
    }

    private static Set<PageKey> panels(JsonNode pages) {
        Set<PageKey> panels = new HashSet<>();
        for (JsonNode page : pages) {
            if (panels.size() < MOST) {
                PageKey.parse(page.asText()).ifPresent(panels::add);
            }
        }
        return Set.copyOf(panels);
    }
}
