// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.OrganizationClosure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Closing the organization. */
@Access(OrganizationClosure.DELETE)
@Path("organization")
public final class OrganizationDataResource {
    private final OrganizationClosure closure;

    public OrganizationDataResource(OrganizationClosure closure) {
        this.closure = closure;
    }

    /** Closes it after fourteen days; until then only the owner comes in, who can take it back. */
    @POST
    @Path("deletion")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public DeletionView delete(@Nullable DeletionRequest request) {
        DeletionRequest given = request == null ? new DeletionRequest(null, null, null) : request;
        return new DeletionView(closure.request(
                CurrentIdentity.require(),
                Objects.requireNonNullElse(given.name(), ""),
                Objects.requireNonNullElse(given.password(), ""),
                Objects.requireNonNullElse(given.otp(), "")));
    }

    @DELETE
    @Path("deletion")
    public void keep() {
        closure.cancel(CurrentIdentity.require());
    }

    /** The organization's name as it is, the owner's password, and the code where there are two factors. */
    public record DeletionRequest(@Nullable String name, @Nullable String password, @Nullable String otp) {}

    /** When it closes. */
    public record DeletionView(Instant closesAt) {}
}
