// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.Deployment;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** What the deployer has done and is doing. */
@Access(Access.OPERATORS)
@Path("operator/deployments")
@Produces("application/json")
public final class DeploymentsResource {
    private final Deployer deployer;

    public DeploymentsResource(Deployer deployer) {
        this.deployer = deployer;
    }

    @GET
    public List<Deployment> recent(@QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        return deployer.recent(limit);
    }

    @GET
    @Path("{id}")
    public Deployment one(@PathParam("id") UUID id) {
        return deployer.find(id).orElseThrow(NotFound::new);
    }
}
