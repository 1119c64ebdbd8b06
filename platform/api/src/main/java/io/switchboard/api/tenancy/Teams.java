// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The teams of the current organization, for assignment and names. Safe to call from any thread with a tenant. */
@ProviderType
public interface Teams {

    /** All teams, by name. */
    List<Team> all();

    /** The team, or empty when the organization has none of this id. */
    Optional<Team> find(TeamId team);

    /** The active members of the team; none for a team that does not exist. */
    Set<UserId> members(TeamId team);
}
