// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;

/**
 * Asks that a change to an account which others see too is its person's own. Whoever runs an organization's provider
 * can come in as any member that was linked, and what they do so must not be seen in another organization.
 */
public final class OwnHand {
    private final PlatformDatabase database;

    public OwnHand(PlatformDatabase database) {
        this.database = database;
    }

    /**
     * Lets pass whoever signed in by themselves, and whose account is the organization's alone.
     *
     * @throws io.switchboard.api.problem.Refusal 403 {@code access.own_sign_in_required}
     */
    public void require(Identity identity) {
        if (identity.isByProvider() && isMoreThanTheirs(identity)) {
            identity.requireOwnSignIn();
        }
    }

    private boolean isMoreThanTheirs(Identity identity) {
        return database.transaction(c -> Sql.first(
                        c,
                        """
                        select from foundation.app_user u where u.id = ? and (u.password_hash is not null
                            or (select count(*) from foundation.membership m where m.user_id = u.id) > 1)
                        """,
                        row -> true,
                        identity.user().value()))
                .isPresent();
    }
}
