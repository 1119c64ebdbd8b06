// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Modules for the operator: what runs, and the acts of the deployer. */
@Access(Access.OPERATORS)
@Path("operator/modules")
@Produces("application/json")
public final class OperatorModulesResource {
    private final Modules modules;
    private final Deployer deployer;

    /** @param version one of the kept ones, or null for the newest before the running one */
    public record Rollback(@Nullable String version) {}

    public OperatorModulesResource(Modules modules, Deployer deployer) {
        this.modules = modules;
        this.deployer = deployer;
    }

    @GET
    public List<ModuleStatus> list() {
        return modules.status();
    }

    @GET
    @Path("{id}")
    public ModuleStatus one(@PathParam("id") String id) {
        return modules.status().stream()
                .filter(module -> module.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response deploy(List<EntityPart> parts) throws IOException {
        EntityPart bundle = parts.stream()
                .filter(part -> part.getName().equals("bundle"))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("bundle", "missing", "Send the archive as the part named bundle."));
        try (InputStream archive = bundle.getContent()) {
            return accepted(deployer.deploy(archive, bundle.getFileName().orElse("bundle.jar"), actor()));
        }
    }

    @POST
    @Path("{id}/rollback")
    public Response rollback(@PathParam("id") String id, @Nullable Rollback rollback) {
        Optional<String> version = Optional.ofNullable(rollback).map(Rollback::version);
        return accepted(deployer.rollback(one(id).id(), version, actor()));
    }

    @POST
    @Path("{id}/stop")
    public Response stop(@PathParam("id") String id) {
        return accepted(deployer.stop(one(id).id(), actor()));
    }

    @POST
    @Path("{id}/start")
    public Response start(@PathParam("id") String id) {
        return accepted(deployer.start(one(id).id(), actor()));
    }

    private static Response accepted(Deployment deployment) {
        return Response.accepted(deployment)
                .location(URI.create("/api/operator/deployments/" + deployment.id()))
                .build();
    }

    private static String actor() {
        return CurrentIdentity.require().email();
    }
}
