// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.Invitations.InvitationId;
import io.switchboard.foundation.Invitations.Outcome;
import io.switchboard.foundation.Invitations.Wish;
import io.switchboard.foundation.internal.rest.PeopleViews.Acceptance;
import io.switchboard.foundation.internal.rest.PeopleViews.InvitationList;
import io.switchboard.foundation.internal.rest.PeopleViews.InvitationRequest;
import io.switchboard.foundation.internal.rest.PeopleViews.InvitationView;
import io.switchboard.foundation.internal.rest.PeopleViews.OutcomeList;
import io.switchboard.foundation.internal.rest.PeopleViews.OutcomeView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invitations into the organization of whoever asks; accepting is open to whoever holds the link. */
@Access("users.invite")
@Path("invitations")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {
    private final Invitations invitations;

    public InvitationsResource(Invitations invitations) {
        this.invitations = invitations;
    }

    @GET
    public InvitationList list() {
        return new InvitationList(invitations.open(CurrentIdentity.require()).stream()
                .map(InvitationView::of)
                .toList());
    }

    /** One answers with it; many with what became of each. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(@Nullable InvitationRequest request) {
        Identity actor = CurrentIdentity.require();
        InvitationRequest given = request == null ? new InvitationRequest(null, null, null, null) : request;
        if (given.invitations() != null) {
            List<Wish> wishes = given.invitations().stream()
                    .map(wish -> wish == null ? new Wish("", "") : wish.wish())
                    .toList();
            List<OutcomeView> outcomes =
                    invitations.send(actor, wishes).stream().map(OutcomeView::of).toList();
            return Response.ok(new OutcomeList(outcomes)).build();
        }
        Outcome outcome = invitations.send(actor, List.of(given.wish())).get(0);
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        InvitationView view = InvitationView.of(outcome.invitation());
        return Response.created(URI.create("invitations/" + view.id())).entity(view).build();
    }

    @POST
    @Path("{id}/resend")
    public InvitationView resend(@PathParam("id") UUID id) {
        return InvitationView.of(invitations.resend(CurrentIdentity.require(), new InvitationId(id)));
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") UUID id) {
        invitations.revoke(CurrentIdentity.require(), new InvitationId(id));
    }

    @Access(Access.EVERYBODY)
    @POST
    @Path("accept")
    @Consumes(MediaType.APPLICATION_JSON)
    public void accept(@Nullable Acceptance acceptance) {
        Acceptance given = acceptance == null ? new Acceptance(null, null, null, null) : acceptance;
        String token = orEmpty(given.token());
        if (token.isEmpty()) {
            throw new InvalidInput("token", "required", "Give the token of the link that was mailed.");
        }
        Optional<Identity> signedIn = CurrentIdentity.find();
        if (signedIn.isPresent()) {
            invitations.accept(token, signedIn.get(), Boolean.TRUE.equals(given.otherAddress()));
        } else {
            invitations.acceptAsNew(token, orEmpty(given.name()), orEmpty(given.password()));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
