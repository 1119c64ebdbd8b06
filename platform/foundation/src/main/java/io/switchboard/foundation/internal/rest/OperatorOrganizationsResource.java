// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Organizations;
import io.switchboard.foundation.Organizations.GrantChange;
import io.switchboard.foundation.Organizations.Organization;
import io.switchboard.foundation.internal.grant.FeatureCatalogue;
import io.switchboard.foundation.internal.rest.Views.GrantsRequest;
import io.switchboard.foundation.internal.rest.Views.GrantsView;
import io.switchboard.foundation.internal.rest.Views.OperatedOrganization;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organizations and their grants, for the operator alone. */
@Access(Access.OPERATORS)
@Path("operator/organizations")
@Produces(MediaType.APPLICATION_JSON)
public final class OperatorOrganizationsResource {
    private final Organizations organizations;
    private final FeatureCatalogue features;

    public OperatorOrganizationsResource(Organizations organizations, FeatureCatalogue features) {
        this.organizations = organizations;
        this.features = features;
    }

    @GET
    public Page<OperatedOrganization> list(
            @QueryParam("limit") @DefaultValue("25") int limit, @QueryParam("cursor") @Nullable String cursor) {
        operator();
        int size = Page.limit(limit);
        UUID after = Page.cursor(cursor);
        return Page.of(
                organizations.list(size + 1, after == null ? null : new OrganizationId(after)),
                size,
                this::view,
                organization -> organization.id().value());
    }

    @PUT
    @Path("{id}/grants")
    @Consumes(MediaType.APPLICATION_JSON)
    public OperatedOrganization setGrants(@PathParam("id") UUID id, @Nullable GrantsRequest request) {
        Identity operator = operator();
        if (request == null) {
            throw new InvalidInput("features", "required", "Say which features or limits to change.");
        }
        GrantChange change = new GrantChange(
                request.features() == null ? Map.of() : request.features(),
                request.limits() == null ? Map.of() : request.limits(),
                request.expiresAt(),
                request.reason() == null ? "" : request.reason());
        return view(organizations.setGrants(new OrganizationId(id), change, operator));
    }

    private static Identity operator() {
        Identity identity = CurrentIdentity.require();
        if (!identity.isOperator()) {
            throw new PermissionMissing(Identity.OPERATE);
        }
        return identity;
    }

    private OperatedOrganization view(Organization organization) {
        return new OperatedOrganization(
                organization.id().value(),
                organization.slug(),
                organization.name(),
                organization.status(),
                organization.createdAt(),
                organization.members(),
                features.of(organization.id()),
                features.limits(organization.id()),
                new GrantsView(organization.features(), organization.limits()));
    }
}
