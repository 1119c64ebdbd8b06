// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import java.util.Map;
import java.util.Set;

/** Somebody who listens to an organization's events. */
final class Listener {
    static final UserId USER = new UserId(Ids.next());
    private static final OrganizationId ORGANIZATION = new OrganizationId(Ids.next());

    private Listener() {}

    /** A program that acts in their name. */
    static Identity program() {
        return new Identity(
                USER, "ana@shop.example", "Key", ORGANIZATION, "Shop", Identity.KEY_ROLE, Map.of(), Set.of(), null);
    }

    static Identity of(Map<String, Scope> scopes, TeamId... teams) {
        return new Identity(
                USER, "ana@shop.example", "Ana", ORGANIZATION, "Shop", "agent", scopes, Set.of(teams), null);
    }
}
