// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.Availability;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Whether the caller can be spoken to, in the organization that they act for. */
@Access(Access.MEMBERS)
@Path("me/availability")
@Produces(MediaType.APPLICATION_JSON)
public final class AvailabilityResource {
    private final Availability availability;

    public AvailabilityResource(Availability availability) {
        this.availability = availability;
    }

    @GET
    public AvailabilityView get() {
        return new AvailabilityView(availability.of(member()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public AvailabilityView choose(@Nullable AvailabilityChoice choice) {
        Identity identity = member();
        availability.choose(identity, choice == null || choice.availability() == null ? "" : choice.availability());
        return new AvailabilityView(availability.of(identity));
    }

    /** The operator belongs to no organization, and so is nobody's colleague. */
    private static Identity member() {
        Identity identity = CurrentIdentity.require();
        if (identity.organization() == null) {
            throw new NotFound();
        }
        return identity;
    }

    /** What to be from now on. */
    public record AvailabilityChoice(@Nullable String availability) {}

    /** {@code online}, {@code busy}, {@code away} or {@code offline}. */
    public record AvailabilityView(String availability) {}
}
