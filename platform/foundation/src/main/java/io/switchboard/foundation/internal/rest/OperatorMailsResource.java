// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.MailLog.MailId;
import io.switchboard.foundation.internal.rest.MailViews.MailPage;
import io.switchboard.foundation.internal.rest.MailViews.MailView;
import io.switchboard.foundation.internal.rest.MailViews.TrialView;
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

/** All mails, those of the platform itself among them. */
@Access(Access.OPERATORS)
@Path("operator/mails")
@Produces(MediaType.APPLICATION_JSON)
public final class OperatorMailsResource {
    private final MailLog log;

    public OperatorMailsResource(MailLog log) {
        this.log = log;
    }

    @GET
    public MailPage list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return MailViews.list(log, CurrentIdentity.require(), state, to, limit, cursor);
    }

    @POST
    @Path("{id}/retry")
    public MailView retry(@PathParam("id") UUID id) {
        return MailView.of(log.retry(CurrentIdentity.require(), new MailId(id)));
    }

    /** Lets mails go again to the address of one that came back. */
    @POST
    @Path("{id}/allow")
    public MailView allow(@PathParam("id") UUID id) {
        return MailView.of(log.allow(CurrentIdentity.require(), new MailId(id)));
    }

    /** Mails the operator at once, and tells what the mail server answered. */
    @POST
    @Path("test")
    public TrialView test() {
        return TrialView.of(log.sendTest(CurrentIdentity.require()));
    }
}
