// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.MailLog.MailId;
import io.switchboard.foundation.internal.rest.MailViews.MailPage;
import io.switchboard.foundation.internal.rest.MailViews.MailView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mails that were sent on behalf of the organization, the newest first. */
@Access("org.settings")
@Path("mails")
@Produces(MediaType.APPLICATION_JSON)
public final class MailsResource {
    private final MailLog log;

    public MailsResource(MailLog log) {
        this.log = log;
    }

    @GET
    public MailPage list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return MailViews.list(log, member(), state, to, limit, cursor);
    }

    @POST
    @Path("{id}/retry")
    public MailView retry(@PathParam("id") UUID id) {
        return MailView.of(log.retry(member(), new MailId(id)));
    }

    /** Lets mails go again to the address of one that came back. */
    @POST
    @Path("{id}/allow")
    public MailView allow(@PathParam("id") UUID id) {
        return MailView.of(log.allow(member(), new MailId(id)));
    }

    /** The operator has an address of their own. */
    private static Identity member() {
        Identity actor = CurrentIdentity.require();
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor;
    }
}
