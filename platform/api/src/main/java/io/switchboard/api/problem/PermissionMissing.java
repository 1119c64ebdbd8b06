// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.problem;

import java.util.List;
import java.util.Map;

/** The caller may see the object but lacks the permission for this act. */
public class PermissionMissing extends Refusal {
    private static final long serialVersionUID = 1L;

    public PermissionMissing(String permission) {
        super(
                403,
                "access.permission_missing",
                "You need the permission " + permission + " for this; ask an admin of your organization.",
                List.of(),
                Map.of("permission", permission));
    }
}
