// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The roles of the organization, and what each may. */
@Path("roles")
@Produces(MediaType.APPLICATION_JSON)
public final class RolesResource {
    private final People people;

    public RolesResource(People people) {
        this.people = people;
    }

    @GET
    public RoleList list() {
        Identity actor = CurrentIdentity.require();
        return new RoleList(people.roles(actor).stream().map(RolesResource::view).toList());
    }

    private static RoleView view(People.Role role) {
        List<PermissionView> permissions = role.scopes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(held -> new PermissionView(held.getKey(), held.getValue()))
                .toList();
        return new RoleView(role.key(), role.key(), role.name(), role.meaning(), true, permissions);
    }

    /** All roles, the strongest first. */
    public record RoleList(List<RoleView> items) {}

    /** A role; {@code system} ones are the same in every organization. */
    public record RoleView(
            String id, String key, String name, String meaning, boolean system, List<PermissionView> permissions) {}

    /** A permission and over whose things: {@code own}, {@code team}, {@code all}, or the owner's alone. */
    public record PermissionView(String permission, String scope) {}
}
