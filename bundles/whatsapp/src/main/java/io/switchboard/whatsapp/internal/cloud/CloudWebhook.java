// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import static io.switchboard.whatsapp.internal.cloud.Fields.body;
import static io.switchboard.whatsapp.internal.cloud.Fields.list;
import static io.switchboard.whatsapp.internal.cloud.Fields.text;
import static io.switchboard.whatsapp.internal.cloud.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.conversations.api.Contact;
import io.switchboard.conversations.api.InboundMessage;
import io.switchboard.conversations.api.MessageKind;
import io.switchboard.whatsapp.internal.domain.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a webhook. It never fails: what cannot be understood is reported as such, so
 * that the rest of the body still counts. It goes by what is in the body, not by the name of the
 * field, since new fields carry the old shapes.
 */
public final class CloudWebhook {
    private final ObjectMapper json;

    public CloudWebhook(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param row names the journal row: it stands in for an id that the provider forgot
     * @param receivedAt stands in for a time that the provider forgot
     */
    public List<Report> read(byte[] bytes, String row, Instant receivedAt, Target target) {
        JsonBody parsed = JsonBody.of(json, bytes);
        Reading reading = new Reading(target, row, receivedAt);
        List<JsonNode> entries = list(parsed.root(), "entry");
        for (JsonNode entry : entries) {
            for (JsonNode change : list(entry, "changes")) {
                reading.change(entry, text(change, "field").orElse("unnamed"), change.path("value"));
            }
        }
        if (parsed.trouble() != null) {
            reading.reports.add(new Report.Unreadable(parsed.trouble()));
        } else if (entries.isEmpty()) {
            reading.reports.add(new Report.Unreadable("The body has no entries; it is not a WhatsApp webhook."));
        }
        return List.copyOf(reading.reports);
    }

    private static final class Reading {
        private final List<Report> reports = new ArrayList<>();
        private final Target target;
        private final String row;
        private final Instant receivedAt;

        Reading(Target target, String row, Instant receivedAt) {
            this.target = target;
            this.row = row;
            this.receivedAt = receivedAt;
        }

        void change(JsonNode entry, String field, JsonNode value) {
            int before = reports.size();
            ChannelId channel = target.number(text(value, "metadata", "phone_number_id").orElse(""));
            People people = new People(value);
            for (JsonNode message : list(value, "messages")) {
                boolean echo = people.fromBusiness(message);
                message(channel, message, echo, echo ? people.recipient(message) : people.sender(message));
            }
            for (JsonNode message : list(value, "message_echoes")) {
                message(channel, message, true, people.recipient(message));
            }
            for (JsonNode call : list(value, "calls")) {
                call(channel, call, people.sender(call));
            }
            for (JsonNode status : list(value, "statuses")) {
                reports.add(StatusReports.of(channel, status, receivedAt));
            }
            for (JsonNode error : list(value, "errors")) {
                reports.add(new Report.Noted("error " + body(error, "code") + ": " + body(error, "title")));
            }
            if (reports.size() == before) {
                reports.add(AccountReports.of(field, value, target.account(body(entry, "id"))));
            }
        }

        private void message(ChannelId channel, JsonNode message, boolean echo, Optional<Contact> contact) {
            Instant at = time(message, "timestamp", receivedAt);
            Report report =
                    switch (body(message, "type")) {
                        case "edit" -> edited(channel, message, at);
                        case "revoke" -> text(message, "revoke", "original_message_id")
                                .<Report>map(original -> new Report.Deleted(channel, original, at))
                                .orElse(null);
                        case "reaction" -> reacted(channel, message, contact, at);
                        default -> null;
                    };
            if (report != null) {
                reports.add(report);
            } else if (contact.isEmpty()) {
                reports.add(new Report.Unreadable("A message does not say who sent it."));
            } else {
                reports.add(received(channel, message, echo, contact.get(), Content.of(message), at));
            }
        }

        private @Nullable Report edited(ChannelId channel, JsonNode message, Instant at) {
            Optional<String> original = text(message, "edit", "original_message_id");
            JsonNode edit = message.path("edit").path("message");
            return original.isEmpty() || !edit.isObject()
                    ? null
                    : new Report.Edited(channel, original.get(), Content.of(edit).said(), at);
        }

        private @Nullable Report reacted(ChannelId channel, JsonNode message, Optional<Contact> by, Instant at) {
            Optional<String> original = text(message, "reaction", "message_id");
            return original.isEmpty() || by.isEmpty()
                    ? null
                    : new Report.Reacted(channel, original.get(), by.get(), body(message.path("reaction"), "emoji"), at);
        }

        private Report received(
                ChannelId channel, JsonNode message, boolean echo, Contact contact, Content content, Instant at) {
            String id = text(message, "id").orElse("journal-" + row + "-" + reports.size());
            return new Report.Received(new InboundMessage(
                    channel,
                    contact,
                    id,
                    content.kind(),
                    echo,
                    content.said(),
                    content.attachments(),
                    text(message, "context", "id").orElse(null),
                    at,
                    message.toString()));
        }

        /** Nobody answers calls here, but the agent should know that somebody rang. */
        private void call(ChannelId channel, JsonNode call, Optional<Contact> caller) {
            boolean rings = body(call, "event").equals("connect") && body(call, "direction").equals("USER_INITIATED");
            if (rings && caller.isPresent()) {
                Content content = new Content(MessageKind.UNSUPPORTED, "Unsupported message: a voice call", List.of());
                reports.add(received(channel, call, false, caller.get(), content, time(call, "timestamp", receivedAt)));
            } else {
                reports.add(new Report.Noted("call: " + body(call, "event")));
            }
        }
    }
}
