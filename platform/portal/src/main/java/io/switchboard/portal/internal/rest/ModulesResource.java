// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import io.switchboard.portal.internal.web.Gateway;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The modules as the caller's organization has them. */
@Access(Access.MEMBERS)
@Path("modules")
@Produces("application/json")
public final class ModulesResource {
    private final Modules modules;
    private final Gateway gateway;

    /** @param state {@code enabled}, {@code locked} or {@code unavailable} */
    public record TenantModule(
            String id, String name, @Nullable String version, String state, String feature, @Nullable String reason) {}

    public ModulesResource(Modules modules, Gateway gateway) {
        this.modules = modules;
        this.gateway = gateway;
    }

    @GET
    public List<TenantModule> list() {
        OrganizationId organization = Gateway.organization(CurrentIdentity.require());
        return modules.status().stream().map(module -> of(organization, module)).toList();
    }

    private TenantModule of(OrganizationId organization, ModuleStatus module) {
        if (!gateway.isOpen(organization, module.feature())) {
            return tenantModule(module, "locked", "Your plan does not have this; an admin can change the plan.");
        }
        if (module.running() == null) {
            return tenantModule(module, "unavailable", "This part is not running at the moment; try again later.");
        }
        return tenantModule(module, "enabled", null);
    }

    private static TenantModule tenantModule(ModuleStatus module, String state, @Nullable String reason) {
        return new TenantModule(module.id(), module.title(), module.running(), state, module.feature(), reason);
    }
}
