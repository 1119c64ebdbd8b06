// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.web.Access;
import io.switchboard.conversations.api.ChannelId;
import io.switchboard.whatsapp.internal.application.ChannelChange;
import io.switchboard.whatsapp.internal.application.CloudChannels;
import io.switchboard.whatsapp.internal.application.PairedChannels;
import io.switchboard.whatsapp.internal.domain.CloudChannel;
import io.switchboard.whatsapp.internal.persistence.JournalRow;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The WhatsApp channels of the caller's organization. */
@Access("channels.manage")
@Path("channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChannelResource {
    private static final String MANAGE = "channels.manage";
    private static final String VIEW = "channels.view_health";
    private static final Set<String> STATES = Set.of("new", "done", "failed");

    private final CloudChannels channels;
    private final PairedChannels paired;
    private final Callers callers;

    ChannelResource(CloudChannels channels, PairedChannels paired, Callers callers) {
        this.channels = channels;
        this.paired = paired;
        this.callers = callers;
    }

    @Access("channels.view_health")
    @GET
    public Listing<ChannelView> list(
            @QueryParam("limit") @DefaultValue("25") int limit, @QueryParam("cursor") @Nullable String cursor) {
        need(VIEW);
        List<ChannelView> found = channels.page(Listing.cursor(cursor), Listing.limit(limit) + 1).stream()
                .map(this::view)
                .toList();
        return Listing.of(found, limit, ChannelView::id);
    }

    @POST
    public Response create(@Nullable ChannelRequest request) {
        need(MANAGE);
        if (request == null) {
            throw new InvalidInput("kind", "field.required", "Send the channel to make as JSON.");
        }
        CloudChannel made = request.paired() ? paired.create(request.name()) : channels.create(request.wanted());
        return answer(Response.created(URI.create("channels/" + made.id())), made);
    }

    @Access("channels.view_health")
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        need(VIEW);
        return answer(Response.ok(), channels.get(channel(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String match, @Nullable ChannelChange change) {
        need(MANAGE);
        if (change == null) {
            throw new InvalidInput("name", "field.required", "Send what to change as JSON.");
        }
        return answer(Response.ok(), channels.change(channel(id), version(match), change));
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id) {
        need(MANAGE);
        channels.remove(channel(id));
    }

    @POST
    @Path("{id}/connect")
    public Response connect(@PathParam("id") String id) {
        need(MANAGE);
        return answer(Response.accepted(), channels.connect(channel(id)));
    }

    /** Begins to wait for a phone. */
    @POST
    @Path("{id}/pair")
    public Response pair(@PathParam("id") String id, @Nullable PairingRequest request) {
        need(MANAGE);
        PairingView waiting = PairingView.of(paired.pair(channel(id), request == null ? null : request.phone()));
        return Response.accepted(waiting).build();
    }

    /** Whoever sees the code can link a phone of their own: it is for those who manage channels. */
    @GET
    @Path("{id}/pairing")
    public PairingView pairing(@PathParam("id") String id) {
        need(MANAGE);
        return PairingView.of(paired.get(channel(id)));
    }

    @POST
    @Path("{id}/logout")
    public PairingView logOut(@PathParam("id") String id) {
        need(MANAGE);
        return PairingView.of(paired.logOut(channel(id)));
    }

    @GET
    @Path("{id}/journal")
    public Listing<JournalView> journal(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        need(MANAGE);
        if (state != null && !STATES.contains(state)) {
            throw new InvalidInput("state", "state.unknown", "Use one of new, done and failed.");
        }
        List<JournalRow> rows =
                channels.journal(channel(id), state, Listing.cursor(cursor), Listing.limit(limit) + 1);
        return Listing.of(rows.stream().map(JournalView::of).toList(), limit, JournalView::id);
    }

    @POST
    @Path("{id}/journal/retry")
    public Response retry(@PathParam("id") String id) {
        need(MANAGE);
        return Response.accepted(Map.of("again", channels.retryFailed(channel(id)))).build();
    }

    private Response answer(Response.ResponseBuilder answer, CloudChannel channel) {
        return answer.entity(view(channel)).tag(Integer.toString(channel.version())).build();
    }

    private ChannelView view(CloudChannel channel) {
        return ChannelView.of(channel, channels.webhookAddress(channel.id()));
    }

    private void need(String permission) {
        if (!callers.current().may(permission)) {
            throw new PermissionMissing(permission);
        }
    }

    private static ChannelId channel(String id) {
        try {
            return ChannelId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    private static @Nullable Integer version(@Nullable String match) {
        if (match == null || match.equals("*")) {
            return null;
        }
        String digits = match.replaceAll("^W/", "").replace("\"", "");
        // A tag that is none of ours matches no version.
        return digits.matches("[0-9]{1,9}") ? Integer.valueOf(digits) : Integer.valueOf(-1);
    }
}
