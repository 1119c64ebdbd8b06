// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People.Filter;
import io.switchboard.foundation.People.Order;
import io.switchboard.foundation.People.Person;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of the organization, by name; every member sees them, few change them. */
@Access("users.deactivate")
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {
    private static final Set<String> STATES = Set.of("", "active", "deactivated");

    private final People people;

    public UsersResource(People people) {
        this.people = people;
    }

    @Access(Access.MEMBERS)
    @GET
    public Page<MemberView> list(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("team") @Nullable UUID team,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("sort") @DefaultValue("name") String sort,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        UUID after = Page.cursor(cursor);
        return Page.of(
                people.list(
                        CurrentIdentity.require(),
                        filter(words, team, role, state),
                        order(sort),
                        size + 1,
                        after == null ? null : new UserId(after)),
                size,
                MemberView::of,
                person -> person.id().value());
    }

    @Access("users.invite")
    @GET
    @Path("export")
    @Produces("text/csv")
    public Response export(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("team") @Nullable UUID team,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("state") @DefaultValue("") String state) {
        List<Person> found = people.export(CurrentIdentity.require(), filter(words, team, role, state));
        return Response.ok((StreamingOutput) out -> PeopleFile.write(found, out), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"people.csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Filter filter(String words, @Nullable UUID team, String role, String state) {
        if (!STATES.contains(state)) {
            throw new InvalidInput("state", "invalid", "A state is active or deactivated.");
        }
        return new Filter(words, team == null ? null : new TeamId(team), role, state);
    }

    private static Order order(String sort) {
        return switch (sort) {
            case "name" -> Order.NAME;
            case "role" -> Order.ROLE;
            case "lastSeen" -> Order.LAST_SEEN;
            case "load" -> Order.LOAD;
            default -> throw new InvalidInput("sort", "invalid", "Sort by name, role, lastSeen or load.");
        };
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
