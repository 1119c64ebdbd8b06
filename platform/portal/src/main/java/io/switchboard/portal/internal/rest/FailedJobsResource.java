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
import java.util.UUID;

/** Jobs of modules that did not succeed. */
@Access(Access.OPERATORS)
@Path("operator/failed-jobs")
@Produces("application/json")
public final class FailedJobsResource {
    private final Trouble trouble;

    public FailedJobsResource(Trouble trouble) {
        this.trouble = trouble;
    }

    @GET
    public List<Trouble.FailedJob> list(@QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        return trouble.failedJobs(limit);
    }

    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") UUID id) {
        trouble.retryFailedJob(id);
        return Response.accepted().build();
    }
}
