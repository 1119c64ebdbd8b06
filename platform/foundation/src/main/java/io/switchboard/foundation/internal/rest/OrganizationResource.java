// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.People;
import io.switchboard.foundation.internal.rest.OrganizationViews.OrganizationView;
import io.switchboard.foundation.internal.rest.PeopleViews.OwnerChoice;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The organization of whoever asks; the operator has none. */
@Access(Access.MEMBERS)
@Path("organization")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganizationResource {
    private final OrganizationSettings settings;
    private final People people;

    public OrganizationResource(OrganizationSettings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    @GET
    public OrganizationView organization() {
        return OrganizationView.of(settings.read(CurrentIdentity.require()));
    }

    @Access({OrganizationSettings.SETTINGS, OrganizationSettings.HOURS})
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public OrganizationView change(@HeaderParam("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        OrganizationPatch patch = OrganizationPatch.read(body);
        return OrganizationView.of(settings.change(CurrentIdentity.require(), version(ifMatch), patch::on));
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(ifMatch.replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw new InvalidInput("If-Match", "invalid", "Use the ETag of an answer of this API.");
        }
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
