// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.internal.rest.PeopleViews.Deactivation;
import io.switchboard.foundation.internal.rest.PeopleViews.MemberChange;
import io.switchboard.foundation.internal.rest.PeopleViews.MemberView;
import io.switchboard.foundation.internal.rest.PeopleViews.OpenKind;
import io.switchboard.foundation.internal.rest.PeopleViews.OpenWorkView;
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
@Access("users.deactivate")
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {
    private final People people;

    public UsersResource(People people) {
        this.people = people;
    }

    @Access(Access.MEMBERS)
    @GET
    public Page<MemberView> list(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("team") @Nullable UUID team,
            @QueryParam("limit") @DefaultValue("25") int limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        UUID after = Page.cursor(cursor);
        return Page.of(
                people.list(
                        CurrentIdentity.require(), words, team == null ? null : new TeamId(team), size + 1, after == null ? null : new UserId(after)),
                size,
                MemberView::of,
                person -> person.id().value());
    }

    @Access(Access.MEMBERS)
    @GET
    @Path("{id}")
    public MemberView get(@PathParam("id") UUID id) {
        return view(CurrentIdentity.require(), new UserId(id));
    }

    @Access("users.edit_role")
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
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    public MemberView deactivate(@PathParam("id") UUID id, @Nullable Deactivation wanted) {
        Identity actor = CurrentIdentity.require();
        people.deactivate(actor, new UserId(id), wanted == null ? null : wanted.chosen());
        return view(actor, new UserId(id));
    }

    @GET
    @Path("{id}/open-work")
    public OpenWorkView openWork(@PathParam("id") UUID id) {
        return new OpenWorkView(people.openWork(CurrentIdentity.require(), new UserId(id)).stream()
                .map(kind -> new OpenKind(kind.kind(), kind.title(), kind.count()))
                .toList());
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
