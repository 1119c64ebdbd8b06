// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.crm.internal.domain.Customer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose customers somebody may edit: everybody reads all of them. */
final class Reach {
    static final String EDIT = "customer.edit";

    private Reach() {}

    static void requireEdit(Caller caller, Customer customer) {
        if (!mayEdit(caller, customer.owner(), customer.team())) {
            throw new PermissionMissing(EDIT);
        }
    }

    /** Over their teams' customers are also their own, and those of nobody. */
    static boolean mayEdit(Caller caller, @Nullable UUID owner, @Nullable UUID team) {
        Scope scope = caller.scope(EDIT).orElse(null);
        if (scope == null || scope == Scope.ALL) {
            return scope != null;
        }
        boolean isOwn = owner != null && caller.user().map(UserId::value).filter(owner::equals).isPresent();
        boolean isTheirTeams = team != null ? caller.teams().contains(new TeamId(team)) : owner == null;
        return isOwn || scope == Scope.TEAM && isTheirTeams;
    }
}
