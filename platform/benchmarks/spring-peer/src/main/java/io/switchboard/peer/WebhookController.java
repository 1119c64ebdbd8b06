// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Acknowledges a webhook when its messages are committed. */
@RestController
public class WebhookController {
    private static final int ATTEMPTS = 3;

    private final Signature signature;
    private final InboxService inbox;
    private final ObjectMapper json;

    public WebhookController(Signature signature, InboxService inbox, ObjectMapper json) {
        this.signature = signature;
        this.inbox = inbox;
        this.json = json;
    }

    @PostMapping("/webhooks/{channel}")
    public ResponseEntity<Void> receive(
            @PathVariable String channel,
            @RequestHeader("X-Hub-Signature-256") String header,
            @RequestBody byte[] body)
            throws IOException {
        if (!signature.matches(body, header)) {
            return ResponseEntity.status(401).build();
        }
        for (InboundText text : texts(json.readTree(body))) {
            store(channel, text);
        }
        return ResponseEntity.ok().build();
    }

    /** A unique key speaks up for a message told twice, and for two first messages of one phone at once. */
    private void store(String channel, InboundText text) {
        for (int attempt = 1; ; attempt++) {
            try {
                inbox.receive(channel, text);
                return;
            } catch (DataIntegrityViolationException known) {
                if (String.valueOf(known.getMessage()).contains("provider_message_id")) {
                    return;
                }
                if (attempt == ATTEMPTS) {
                    throw known;
                }
            }
        }
    }

    private static List<InboundText> texts(JsonNode webhook) {
        List<InboundText> texts = new ArrayList<>();
        for (JsonNode entry : webhook.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                JsonNode value = change.path("value");
                String name = value.path("contacts").path(0).path("profile").path("name").asText();
                for (JsonNode message : value.path("messages")) {
                    texts.add(new InboundText(
                            message.path("id").asText(),
                            message.path("from").asText(),
                            name,
                            Instant.ofEpochSecond(message.path("timestamp").asLong()),
                            message.path("text").path("body").asText()));
                }
            }
        }
        return texts;
    }
}
