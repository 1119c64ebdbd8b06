// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.foundation.internal.rest.TwoFactorViews.PolicyChange;
import io.switchboard.foundation.internal.rest.TwoFactorViews.PolicyView;
import io.switchboard.foundation.internal.rest.TwoFactorViews.RoleRuleView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the organization asks of its people's sign-ins. */
@Access("security.policy")
@Path("security")
@Produces(MediaType.APPLICATION_JSON)
public final class SecurityPolicyResource {
    private final SecurityPolicy policy;

    public SecurityPolicyResource(SecurityPolicy policy) {
        this.policy = policy;
    }

    @GET
    @Path("policy")
    public PolicyView policy() {
        return view(CurrentIdentity.require());
    }

    @PUT
    @Path("policy")
    @Consumes(MediaType.APPLICATION_JSON)
    public PolicyView change(@Nullable PolicyChange change) {
        Set<@Nullable String> roles = change == null ? null : change.twoFactorRoles();
        if (roles == null || roles.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInput("twoFactorRoles", "required", "Say which roles need a second factor, if any.");
        }
        Identity actor = CurrentIdentity.require();
        policy.requireTwoFactor(actor, roles.stream().map(Objects::requireNonNull).collect(Collectors.toSet()));
        // Whoever asked may need one from now on, and so see nothing more.
        return view(actor);
    }

    /** Takes the second factor of a member who has lost it. */
    @DELETE
    @Path("members/{id}/two-factor")
    public void reset(@PathParam("id") UUID id) {
        policy.resetTwoFactor(CurrentIdentity.require(), new UserId(id));
    }

    private PolicyView view(Identity actor) {
        return new PolicyView(policy.rules(actor).stream()
                .map(rule -> new RoleRuleView(rule.role(), rule.name(), rule.isRequired(), rule.members(), rule.without()))
                .toList());
    }
}
