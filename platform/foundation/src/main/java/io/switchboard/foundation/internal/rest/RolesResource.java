// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.RoleBook;
import io.switchboard.foundation.RoleBook.RoleEntry;
import io.switchboard.foundation.RoleBook.RoleWish;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of the organization, and what each may. */
@Access(Access.MEMBERS)
@Path("roles")
@Produces(MediaType.APPLICATION_JSON)
public final class RolesResource {
    private final RoleBook roles;

    public RolesResource(RoleBook roles) {
        this.roles = roles;
    }

    @GET
    public RoleList list() {
        return new RoleList(roles.list(CurrentIdentity.require()).stream().map(RoleView::of).toList());
    }

    @Access(RoleBook.MANAGE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable RoleChange wanted) {
        RoleEntry role = roles.create(CurrentIdentity.require(), wish(wanted));
        return Response.created(URI.create("roles/" + role.key())).entity(RoleView.of(role)).build();
    }

    @GET
    @Path("{id}")
    public RoleView get(@PathParam("id") String id) {
        return roles.find(CurrentIdentity.require(), id).map(RoleView::of).orElseThrow(NotFound::new);
    }

    @Access(RoleBook.MANAGE)
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RoleView change(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable RoleChange wanted) {
        return RoleView.of(roles.change(CurrentIdentity.require(), id, version(ifMatch), wish(wanted)));
    }

    @Access(RoleBook.MANAGE)
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id) {
        roles.remove(CurrentIdentity.require(), id);
    }

    private static RoleWish wish(@Nullable RoleChange wanted) {
        if (wanted == null) {
            throw new InvalidInput("name", "required", "Say what the role is to be.");
        }
        return new RoleWish(wanted.name(), wanted.description(), scopes(wanted.permissions()));
    }

    private static @Nullable Map<String, String> scopes(@Nullable List<@Nullable PermissionChange> permissions) {
        if (permissions == null) {
            return null;
        }
        Map<String, String> scopes = new LinkedHashMap<>();
        for (PermissionChange one : permissions) {
            if (one == null || one.permission() == null || one.scope() == null) {
                throw new InvalidInput("permissions", "required", "Give each permission with its scope, or leave it out.");
            }
            if (scopes.put(one.permission(), one.scope()) != null) {
                throw new InvalidInput("permissions", "invalid", "Give " + one.permission() + " once.");
            }
        }
        return scopes;
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

    /** What a role is to be; what is missing stays as it is. */
    public record RoleChange(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<@Nullable PermissionChange> permissions) {}

    /** A permission that a role is to hold, over whose things. */
    public record PermissionChange(@Nullable String permission, @Nullable String scope) {}

    /** All roles: those that every organization has, the strongest first, then its own by name. */
    public record RoleList(List<RoleView> items) {}

    /**
     * A role; {@code system} ones are the same in every organization.
     *
     * @param people how many active members have it
     */
    public record RoleView(
            String id,
            String key,
            String name,
            String meaning,
            boolean system,
            int people,
            int version,
            List<PermissionView> permissions)
            implements VersionTags.Versioned {
        static RoleView of(RoleEntry role) {
            List<PermissionView> permissions = role.scopes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(held -> new PermissionView(held.getKey(), held.getValue()))
                    .toList();
            return new RoleView(
                    role.key(),
                    role.key(),
                    role.name(),
                    role.meaning(),
                    role.isBuiltIn(),
                    role.people(),
                    role.version(),
                    permissions);
        }
    }

    /** A permission and over whose things: {@code own}, {@code team}, {@code all}, or the owner's alone. */
    public record PermissionView(String permission, String scope) {}
}
