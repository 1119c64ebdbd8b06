// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static io.switchboard.whatsapp.internal.cloud.Fields.body;
import static io.switchboard.whatsapp.internal.cloud.Fields.list;
import static io.switchboard.whatsapp.internal.cloud.Fields.text;
import static io.switchboard.whatsapp.internal.cloud.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.MessageState;
import io.switchboard.whatsapp.internal.domain.CloudError;
import io.switchboard.whatsapp.internal.domain.Report;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told about messages of ours. */
final class StatusReports {
    private StatusReports() {}

    static Report of(ChannelId channel, JsonNode status, Instant receivedAt) {
        Optional<String> message = text(status, "id");
        String word = body(status, "status");
        MessageState state = state(word);
        if (message.isEmpty()) {
            return new Report.Unreadable("A status does not say which message it is about.");
        }
        if (state == null) {
            return new Report.Noted("status of a message: " + word);
        }
        Instant at = time(status, "timestamp", receivedAt);
        if (state != MessageState.FAILED) {
            return new Report.Progressed(channel, message.get(), state, at, null, null);
        }
        JsonNode error = list(status, "errors").stream().findFirst().orElse(status.path("errors"));
        return new Report.Progressed(
                channel, message.get(), state, at, text(error, "code").orElse("unknown"), sentence(error));
    }

    private static @Nullable MessageState state(String word) {
        return switch (word) {
            case "sent" -> MessageState.SENT;
            case "delivered" -> MessageState.DELIVERED;
            case "read", "played" -> MessageState.READ;
            case "failed" -> MessageState.FAILED;
            default -> null;
        };
    }

    /** Our sentence, with what the provider adds; the provider's alone for a code we do not know. */
    private static String sentence(JsonNode error) {
        Optional<String> ours = CloudError.of(error.path("code").asInt(-1)).map(CloudError::sentence);
        Optional<String> theirs = text(error, "error_data", "details")
                .or(() -> text(error, "message"))
                .or(() -> text(error, "title"));
        return ours.or(() -> theirs).orElse("WhatsApp could not deliver the message and did not say why.");
    }
}
