// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.account.OrganizationProfiles;
import io.switchboard.foundation.internal.grant.FeatureCatalogue;
import io.switchboard.foundation.internal.rest.Views.MeView;
import io.switchboard.foundation.internal.rest.Views.UserView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Who is signed in. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final OrganizationProfiles organizations;
    private final FeatureCatalogue features;

    public MeResource(OrganizationProfiles organizations, FeatureCatalogue features) {
        this.organizations = organizations;
        this.features = features;
    }

    @GET
    public MeView me() {
        Identity identity = CurrentIdentity.require();
        OrganizationId organization = identity.organization();
        return new MeView(
                UserView.of(identity),
                organization == null ? null : organizations.find(organization).orElse(null),
                identity.role(),
                identity.permissions().stream().sorted().toList(),
                organization == null ? Map.of() : features.of(organization),
                organization == null ? Map.of() : features.limits(organization));
    }
}
