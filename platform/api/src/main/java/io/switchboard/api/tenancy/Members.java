// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The people of the current organization, for assignment and names. Safe to call from any thread with a tenant. */
@ProviderType
public interface Members {

    /** Active members, by name. */
    List<Member> active();

    /** The member, also a deactivated one, or empty when the user is not of this organization. */
    Optional<Member> find(UserId user);
}
