// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.RoleBook;
import io.switchboard.kernel.module.DeclaredPermission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What roles can hold: the permissions of the platform and of the modules that run. */
@Access(Access.MEMBERS)
@Path("permissions")
@Produces(MediaType.APPLICATION_JSON)
public final class PermissionsResource {
    private final RoleBook roles;

    public PermissionsResource(RoleBook roles) {
        this.roles = roles;
    }

    @GET
    public DeclaredList list() {
        return new DeclaredList(roles.permissions().stream().map(DeclaredView::of).toList());
    }

    /** All permissions, those of one heading together. */
    public record DeclaredList(List<DeclaredView> items) {}

    /**
     * A permission.
     *
     * @param words what somebody with it may do, to go on after "may"
     * @param scopes over whose things it can be held
     */
    public record DeclaredView(String permission, String words, String group, List<String> scopes) {
        static DeclaredView of(DeclaredPermission permission) {
            return new DeclaredView(
                    permission.name(),
                    permission.words(),
                    permission.group(),
                    permission.scopes().stream().sorted().map(Scope::key).toList());
        }
    }
}
