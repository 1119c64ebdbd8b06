// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.internal.account.MemberDirectory;
import io.switchboard.foundation.internal.account.MemberDirectory.Listed;
import io.switchboard.foundation.internal.rest.Views.MemberView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The members of the organization, by name; every member sees them. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {
    private final MemberDirectory members;

    public UsersResource(MemberDirectory members) {
        this.members = members;
    }

    @GET
    public Page<MemberView> list(
            @QueryParam("limit") @DefaultValue("25") int limit, @QueryParam("cursor") @Nullable String cursor) {
        OrganizationId organization = CurrentIdentity.require().organization();
        if (organization == null) {
            throw new NotFound();
        }
        int size = Page.limit(limit);
        return Page.of(
                members.page(organization, size + 1, Page.cursor(cursor)),
                size,
                UsersResource::view,
                listed -> listed.member().id().value());
    }

    private static MemberView view(Listed listed) {
        Member member = listed.member();
        return new MemberView(
                member.id().value(),
                member.name(),
                member.email(),
                member.role(),
                listed.state(),
                member.availability(),
                listed.joinedAt());
    }
}
