// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Callers;

/** The permissions that the use cases of this module ask for. */
final class Permissions {

    private Permissions() {}

    static void require(Callers callers, String permission) {
        if (!callers.current().may(permission)) {
            throw new PermissionMissing(permission);
        }
    }
}
