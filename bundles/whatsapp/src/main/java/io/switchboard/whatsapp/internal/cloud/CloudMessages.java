// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.conversations.api.Address;
import io.switchboard.conversations.api.OutboundMessage;
import io.switchboard.conversations.api.OutboundMessage.OutboundFile;
import io.switchboard.conversations.api.SendFailed;
import io.switchboard.conversations.api.SendReceipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends messages over the Cloud API, their files first. */
public final class CloudMessages {
    /** A connector may take 30 seconds in all. */
    private static final Duration ALONE = Duration.ofSeconds(20);

    private static final Duration UPLOAD = Duration.ofSeconds(18);
    private static final Duration AFTER_UPLOAD = Duration.ofSeconds(10);

    private final GraphClient graph;
    private final Files files;
    private final OutboundBody bodies = new OutboundBody(new ObjectMapper());

    public CloudMessages(GraphClient graph, Files files) {
        this.graph = graph;
        this.files = files;
    }

    /** Refuses what WhatsApp cannot carry, before anything is sent. */
    public void check(OutboundMessage message) throws SendFailed {
        OutboundBody.check(message);
        if (message.file().isEmpty() || message.reaction()) {
            bodies.of(message, null);
        }
    }

    public SendReceipt send(GraphAccount account, String phoneNumberId, OutboundMessage message)
            throws SendFailed, GraphFailure {
        boolean withFile = message.file().isPresent() && !message.reaction();
        @Nullable String mediaId = withFile ? upload(account, phoneNumberId, message.file().get()) : null;
        JsonNode answer = graph.post(
                account, phoneNumberId + "/messages", bodies.of(message, mediaId), withFile ? AFTER_UPLOAD : ALONE);
        String id = Fields.list(answer, "messages").stream()
                .findFirst()
                .flatMap(sent -> Fields.text(sent, "id"))
                .orElseThrow(() -> GraphFailure.noAnswer(null));
        return new SendReceipt(id, revealed(answer));
    }

    public void markRead(GraphAccount account, String phoneNumberId, String providerMessageId) throws GraphFailure {
        graph.post(account, phoneNumberId + "/messages", bodies.read(providerMessageId), AFTER_UPLOAD);
    }

    private String upload(GraphAccount account, String phoneNumberId, OutboundFile file)
            throws SendFailed, GraphFailure {
        StoredFile stored = files.find(file.id())
                .orElseThrow(() -> new SendFailed(
                        "file.missing", "The file of this message is gone; attach it again.", false, null));
        Upload upload = new Upload(file.name(), file.mediaType());
        // Opened here: the client reads it on a thread of its own, where nobody acts for an organization.
        try (InputStream content = files.open(file.id())) {
            JsonNode answer = graph.post(
                    account,
                    phoneNumberId + "/media",
                    upload.contentType(),
                    upload.body(() -> content, stored.size()),
                    UPLOAD);
            return Fields.text(answer, "id").orElseThrow(() -> GraphFailure.noAnswer(null));
        } catch (GraphFailure failure) {
            // An upload that got no answer has sent nothing to anybody: it may be repeated.
            throw failure.certainty() == GraphFailure.Certainty.NO_ANSWER ? GraphFailure.notReached(failure) : failure;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Address> revealed(JsonNode answer) {
        List<Address> addresses = new ArrayList<>();
        for (JsonNode contact : Fields.list(answer, "contacts")) {
            Fields.text(contact, "wa_id").ifPresent(id -> addresses.addAll(People.addresses(id)));
            Fields.text(contact, "user_id")
                    .ifPresent(id -> addresses.add(new Address(Address.BUSINESS_SCOPED_USER, id)));
        }
        return addresses;
    }
}
