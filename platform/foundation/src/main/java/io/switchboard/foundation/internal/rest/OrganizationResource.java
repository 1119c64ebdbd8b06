// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.account.OrganizationProfiles.Profile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The organization of whoever asks; the operator has none. */
@Path("organization")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganizationResource {
    private final OrganizationProfiles organizations;

    public OrganizationResource(OrganizationProfiles organizations) {
        this.organizations = organizations;
    }

    @GET
    public Profile organization() {
        return Optional.ofNullable(CurrentIdentity.require().organization())
                .flatMap(organizations::find)
                .orElseThrow(NotFound::new);
    }
}
