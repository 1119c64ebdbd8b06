// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.internal.rest.PeopleViews.MemberChange;
import io.switchboard.foundation.internal.rest.PeopleViews.MemberView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of the organization, by name; every member sees them, few change them. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {
    private final People people;

    public UsersResource(People people) {
        this.people = people;
    }

    @GET
    public Page<MemberView> list(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("limit") @DefaultValue("25") int limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        UUID after = Page.cursor(cursor);
        return Page.of(
                people.list(CurrentIdentity.require(), words, size + 1, after == null ? null : new UserId(after)),
                size,
                MemberView::of,
                person -> person.id().value());
    }

    @GET
    @Path("{id}")
    public MemberView get(@PathParam("id") UUID id) {
        return view(CurrentIdentity.require(), new UserId(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public MemberView change(@PathParam("id") UUID id, @Nullable MemberChange change) {
        Identity actor = CurrentIdentity.require();
        UserId user = new UserId(id);
        if (change == null || change.role() == null) {
            throw new InvalidInput("role", "required", "Say which role they get.");
        }
        people.changeRole(actor, user, change.role());
        return view(actor, user);
    }

    @POST
    @Path("{id}/deactivate")
    public MemberView deactivate(@PathParam("id") UUID id) {
        Identity actor = CurrentIdentity.require();
        people.deactivate(actor, new UserId(id));
        return view(actor, new UserId(id));
    }

    @POST
    @Path("{id}/reactivate")
    public MemberView reactivate(@PathParam("id") UUID id) {
        Identity actor = CurrentIdentity.require();
        people.reactivate(actor, new UserId(id));
        return view(actor, new UserId(id));
    }

    private MemberView view(Identity actor, UserId user) {
        return people.find(actor, user).map(MemberView::of).orElseThrow(NotFound::new);
    }
}
