// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.Access;
import io.switchboard.conversations.api.ChannelCapability;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.application.React;
import io.switchboard.conversations.internal.application.RetryMessage;
import io.switchboard.conversations.internal.application.SendMessage;
import io.switchboard.conversations.internal.domain.CannotSend;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.Cursor;
import io.switchboard.conversations.internal.persistence.InboxView;
import io.switchboard.conversations.internal.persistence.MessageView;
import io.switchboard.conversations.internal.persistence.Slice;
import io.switchboard.conversations.internal.persistence.ThreadView;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Messages: read, write, react, send again. */
@Component(service = MessageResource.class)
@Access("conversation.reply")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {
    private static final String ID = "{id: " + ConversationResource.UUID_PATTERN + "}";

    private final InboxView inbox = new InboxView();
    private final ThreadView thread = new ThreadView();
    private final Transactions transactions;
    private final Callers callers;
    private final Files files;
    private final SendMessage sending;
    private final React reactions;
    private final RetryMessage retries;

    /** A text or a note. */
    public record NewText(
            @Nullable String kind, @Nullable String text, @Nullable UUID replyTo, @Nullable String clientToken) {}

    /** A reaction; an empty emoji takes it back. */
    public record NewReaction(@Nullable String emoji) {}

    @Activate
    public MessageResource(
            @Reference Transactions transactions,
            @Reference Callers callers,
            @Reference Files files,
            @Reference SendMessage sending,
            @Reference React reactions,
            @Reference RetryMessage retries) {
        this.transactions = transactions;
        this.callers = callers;
        this.files = files;
        this.sending = sending;
        this.reactions = reactions;
        this.retries = retries;
    }

    @Access("conversation.read")
    @GET
    @Path(ID + "/messages")
    public PageJson<MessageJson> list(
            @PathParam("id") UUID conversation,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        Reach reach = Permission.READ.reach(callers.current());
        Slice<MessageView> slice = transactions.sql(connection -> {
            ConversationView view = inbox.conversation(connection, conversation, reach).orElseThrow(NotFound::new);
            return thread.page(connection, view.id(), Cursor.parse(cursor), limit);
        });
        return PageJson.of(slice, MessageJson::of);
    }

    @Access({"conversation.reply", "note.write"})
    @POST
    @Path(ID + "/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(@PathParam("id") UUID conversation, @NotNull NewText body) {
        Permission.READ.require(callers.current());
        String text = body.text() == null ? "" : body.text();
        String kind = body.kind() == null ? "text" : body.kind();
        return switch (kind) {
            case "text" -> accepted(sending.text(conversation, text, body.replyTo(), body.clientToken()));
            case "note" -> accepted(sending.note(conversation, text, body.clientToken()));
            default -> throw new InvalidInput(
                    "kind", "message.unknown_kind", "Kind is text or note; send files as multipart.");
        };
    }

    @POST
    @Path(ID + "/messages")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response send(@PathParam("id") UUID conversation, List<EntityPart> parts) throws IOException {
        Permission.READ.require(callers.current());
        Permission.REPLY.require(callers.current());
        EntityPart file = part(parts, "file")
                .orElseThrow(() -> new InvalidInput("file", "message.no_file", "Add the file as the part named file."));
        requireConversation(conversation);
        String name = file.getFileName().orElse("file");
        StoredFile stored;
        try (InputStream content = file.getContent()) {
            stored = files.store(name, content);
        }
        return accepted(sending.file(
                conversation, stored, text(parts, "text"), text(parts, "clientToken")));
    }

    @POST
    @Path("messages/" + ID + "/reactions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response react(@PathParam("id") UUID message, @NotNull NewReaction body) {
        reactions.to(message, body.emoji() == null ? "" : body.emoji());
        return accepted(message);
    }

    @POST
    @Path("messages/" + ID + "/retry")
    public Response retry(@PathParam("id") UUID message) {
        retries.retry(message);
        return accepted(message);
    }

    @PATCH
    @Path("messages/" + ID)
    public void edit(@PathParam("id") UUID message) {
        refuse(message, ChannelCapability.EDIT);
    }

    @DELETE
    @Path("messages/" + ID)
    public void delete(@PathParam("id") UUID message) {
        refuse(message, ChannelCapability.DELETE);
    }

    /** No connector can take back or change what was sent, so far; the refusal says so by channel. */
    private void refuse(UUID id, ChannelCapability capability) {
        Permission.REPLY.require(callers.current());
        Reach reach = Permission.READ.reach(callers.current());
        Optional<ConversationView> found = transactions.sql(connection -> {
            MessageView message = thread.message(connection, id).orElseThrow(NotFound::new);
            return inbox.conversation(connection, message.conversation(), reach);
        });
        throw CannotSend.notCapable(found.orElseThrow(NotFound::new).channel().name(), capability);
    }

    /** Before a stranger's file is stored for a conversation that is not theirs. */
    private void requireConversation(UUID id) {
        Reach reach = Permission.READ.reach(callers.current());
        Optional<ConversationView> found = transactions.sql(connection -> inbox.conversation(connection, id, reach));
        found.orElseThrow(NotFound::new);
    }

    private Response accepted(UUID id) {
        Optional<MessageView> message = transactions.sql(connection -> thread.message(connection, id));
        return Response.accepted(MessageJson.of(message.orElseThrow(NotFound::new))).build();
    }

    private static Optional<EntityPart> part(List<EntityPart> parts, String name) {
        return parts.stream().filter(part -> name.equals(part.getName())).findFirst();
    }

    private static String text(List<EntityPart> parts, String name) throws IOException {
        Optional<EntityPart> part = part(parts, name);
        return part.isEmpty() ? "" : part.get().getContent(String.class);
    }
}
