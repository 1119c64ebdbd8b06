// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.account.OrganizationProfiles.Profile;
import io.switchboard.foundation.internal.rest.PeopleViews.OwnerChoice;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organization of whoever asks; the operator has none. */
@Path("organization")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganizationResource {
    private final OrganizationProfiles organizations;
    private final People people;

    public OrganizationResource(OrganizationProfiles organizations, People people) {
        this.organizations = organizations;
        this.people = people;
    }

    @GET
    public Profile organization() {
        return Optional.ofNullable(CurrentIdentity.require().organization())
                .flatMap(organizations::find)
                .orElseThrow(NotFound::new);
    }

    /** Hands the organization over to another admin; asks for the password, and the code where there is one. */
    @PUT
    @Path("owner")
    @Consumes(MediaType.APPLICATION_JSON)
    public void transferOwnership(@Nullable OwnerChoice choice) {
        if (choice == null || choice.user() == null) {
            throw new InvalidInput("user", "required", "Say who becomes the owner.");
        }
        people.transferOwnership(
                CurrentIdentity.require(),
                new UserId(choice.user()),
                Objects.requireNonNullElse(choice.password(), ""),
                Objects.requireNonNullElse(choice.otp(), ""));
    }
}
