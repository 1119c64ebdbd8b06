// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.TeamBook;
import io.switchboard.foundation.TeamBook.TeamEntry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams and who is in them. */
@Access(TeamBook.MANAGE)
@Path("teams")
@Produces(MediaType.APPLICATION_JSON)
public final class TeamsResource {
    private final TeamBook teams;

    public TeamsResource(TeamBook teams) {
        this.teams = teams;
    }

    @Access(Access.MEMBERS)
    @GET
    public TeamList list() {
        return new TeamList(teams.list(CurrentIdentity.require()).stream().map(TeamView::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable TeamChange wanted) {
        TeamEntry team = teams.create(CurrentIdentity.require(), name(wanted));
        return Response.created(URI.create("teams/" + team.id())).entity(TeamView.of(team)).build();
    }

    @Access(Access.MEMBERS)
    @GET
    @Path("{id}")
    public TeamView get(@PathParam("id") UUID id) {
        return view(CurrentIdentity.require(), new TeamId(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public TeamView rename(@PathParam("id") UUID id, @Nullable TeamChange wanted) {
        Identity actor = CurrentIdentity.require();
        teams.rename(actor, new TeamId(id), name(wanted));
        return view(actor, new TeamId(id));
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        teams.remove(CurrentIdentity.require(), new TeamId(id));
    }

    @PUT
    @Path("{id}/members")
    @Consumes(MediaType.APPLICATION_JSON)
    public TeamView fill(@PathParam("id") UUID id, @Nullable TeamMembers wanted) {
        if (wanted == null || wanted.members() == null) {
            throw new InvalidInput("members", "required", "Say who is in the team, as a list of members' ids.");
        }
        Identity actor = CurrentIdentity.require();
        Set<UserId> members = new HashSet<>();
        for (UUID member : wanted.members()) {
            if (member == null) {
                throw new InvalidInput("members", "required", "One of the members is nobody; leave it out.");
            }
            members.add(new UserId(member));
        }
        teams.fill(actor, new TeamId(id), members);
        return view(actor, new TeamId(id));
    }

    private TeamView view(Identity actor, TeamId team) {
        return teams.find(actor, team).map(TeamView::of).orElseThrow(NotFound::new);
    }

    private static String name(@Nullable TeamChange wanted) {
        if (wanted == null || wanted.name() == null) {
            throw new InvalidInput("name", "required", "Give the team a name.");
        }
        return wanted.name();
    }

    /** What a team is to be called. */
    public record TeamChange(@Nullable String name) {}

    /** Everybody who is to be in the team. */
    public record TeamMembers(@Nullable List<@Nullable UUID> members) {}

    /** All teams, by name. */
    public record TeamList(List<TeamView> items) {}

    /** A team and its active members, by name. */
    public record TeamView(UUID id, String name, List<TeamMemberView> members) {
        static TeamView of(TeamEntry team) {
            return new TeamView(
                    team.id().value(),
                    team.name(),
                    team.members().stream()
                            .map(member -> new TeamMemberView(member.id().value(), member.name(), member.email()))
                            .toList());
        }
    }

    /** Somebody in a team. */
    public record TeamMemberView(UUID id, String name, String email) {}
}
