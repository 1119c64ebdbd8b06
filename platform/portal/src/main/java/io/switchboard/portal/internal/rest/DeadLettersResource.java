// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.portal.internal.operator.Trouble;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Events that modules did not take. */
@Access(Access.OPERATORS)
@Path("operator/dead-letters")
@Produces("application/json")
public final class DeadLettersResource {
    private final Trouble trouble;

    public DeadLettersResource(Trouble trouble) {
        this.trouble = trouble;
    }

    @GET
    public List<Trouble.DeadLetter> list(@QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        return trouble.deadLetters(limit);
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") String id) {
        trouble.retryDeadLetter(id);
        return Response.accepted().build();
    }
}
