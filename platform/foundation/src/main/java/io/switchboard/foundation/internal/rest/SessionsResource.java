// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Accounts.OpenSession;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.SessionId;
import io.switchboard.foundation.internal.rest.AccountViews.SessionList;
import io.switchboard.foundation.internal.rest.AccountViews.SessionView;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The open sign-ins of whoever asks. */
@Access(Access.SIGNED_IN)
@Path("me/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {
    private final Accounts accounts;

    public SessionsResource(Accounts accounts) {
        this.accounts = accounts;
    }

    /** All of them: a person has few. */
    @GET
    public SessionList list() {
        return new SessionList(accounts.sessions(CurrentIdentity.require()).stream()
                .map(SessionsResource::view)
                .toList());
    }

    /** Ends all but the one that asks. */
    @DELETE
    public void endOthers() {
        accounts.endOtherSessions(CurrentIdentity.require());
    }

    @DELETE
    @Path("{id}")
    public void end(@PathParam("id") UUID id) {
        accounts.endSession(CurrentIdentity.require(), new SessionId(id));
    }

    private static SessionView view(OpenSession session) {
        return new SessionView(
                session.id().value(),
                session.kind(),
                session.device(),
                session.address(),
                session.organization(),
                session.since(),
                session.lastSeen(),
                session.isOwn());
    }
}
