// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.conversations.internal.application.ChangeConversation;
import io.switchboard.conversations.internal.application.MemberNames;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.application.ReadConversation;
import io.switchboard.conversations.internal.application.TeamNames;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.domain.StaleVersion;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.Cursor;
import io.switchboard.conversations.internal.persistence.InboxFilter;
import io.switchboard.conversations.internal.persistence.InboxView;
import io.switchboard.conversations.internal.persistence.Slice;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Conversations: list, read, change. */
@Component(service = ConversationResource.class)
@Access("conversation.read")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class ConversationResource {
    static final String UUID_PATTERN = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final InboxView inbox = new InboxView();
    private final Transactions transactions;
    private final Callers callers;
    private final Members members;
    private final Teams teams;
    private final ChangeConversation changes;
    private final ReadConversation reading;

    @Activate
    public ConversationResource(
            @Reference Transactions transactions,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Teams teams,
            @Reference ChangeConversation changes,
            @Reference ReadConversation reading) {
        this.transactions = transactions;
        this.callers = callers;
        this.members = members;
        this.teams = teams;
        this.changes = changes;
        this.reading = reading;
    }

    @GET
    public PageJson<ConversationJson> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("assignee") @Nullable String assignee,
            @QueryParam("team") @Nullable UUID team,
            @QueryParam("channel") @Nullable UUID channel,
            @QueryParam("customer") @Nullable UUID customer,
            @QueryParam("q") @Nullable String words,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        InboxFilter filter = filter(Permission.READ.reach(callers.current()), state, assignee).matching(words);
        filter = team == null ? filter : filter.ofTeam(team);
        filter = channel == null ? filter : filter.on(channel);
        InboxFilter complete = customer == null ? filter : filter.of(customer);
        Slice<ConversationView> slice = transactions.sql(
                connection -> inbox.page(connection, complete, Cursor.parse(cursor), limit));
        Map<UUID, String> names = MemberNames.of(members, slice.items());
        Map<UUID, String> teamNames = TeamNames.of(teams, slice.items());
        return PageJson.of(slice, view -> ConversationJson.of(view, names, teamNames));
    }

    private InboxFilter filter(Reach reach, @Nullable String state, @Nullable String assignee) {
        InboxFilter filter = InboxFilter.within(reach);
        if (state != null && !state.isEmpty()) {
            filter = filter.states(ConversationState.of(state));
        }
        if (assignee == null || assignee.isEmpty()) {
            return filter;
        }
        return switch (assignee) {
            case "none" -> filter.unassigned();
            case "me" -> filter.assignedTo(me());
            default -> filter.assignedTo(member(assignee));
        };
    }

    private UUID me() {
        return callers.current()
                .user()
                .map(UserId::value)
                .orElseThrow(() -> new InvalidInput(
                        "assignee", "conversation.nobody", "Only a person can ask for their own conversations."));
    }

    private static UUID member(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    "assignee", "conversation.unknown_assignee", "Assignee is me, none, or a member's id.");
        }
    }

    @GET
    @Path("{id: " + UUID_PATTERN + "}")
    public Response get(@PathParam("id") UUID id) {
        return visible(id).map(this::answer).orElseThrow(NotFound::new);
    }

    /** No content once it has gone to where the caller does not see it any more. */
    @Access({"conversation.reply", "conversation.assign"})
    @PATCH
    @Path("{id: " + UUID_PATTERN + "}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode body) {
        Permission.READ.require(callers.current());
        changes.apply(id, ConversationPatch.read(body), version(ifMatch));
        return visible(id).map(this::answer).orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("{id: " + UUID_PATTERN + "}/read")
    public void read(@PathParam("id") UUID id) {
        reading.read(id);
    }

    private Optional<ConversationView> visible(UUID id) {
        Reach reach = Permission.READ.reach(callers.current());
        return transactions.sql(connection -> inbox.conversation(connection, id, reach));
    }

    private Response answer(ConversationView view) {
        List<ConversationView> one = List.of(view);
        return Response.ok(ConversationJson.of(view, MemberNames.of(members, one), TeamNames.of(teams, one)))
                .header("ETag", "\"" + view.version() + "\"")
                .build();
    }

    /** A tag that is not one of ours cannot be current, so it is stale rather than malformed. */
    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.replace("\"", "").replaceFirst("^W/", ""));
        } catch (NumberFormatException e) {
            throw new StaleVersion();
        }
    }
}
