// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code /locked.xhtml} shows as {@code #{locked.…}}: a module outside the organization's plan. */
public record Locked(
        String module, String title, String feature, String detail, List<String> plans, @Nullable String upgradeUrl) {
    static final String ATTRIBUTE = "locked";

    public Locked {
        plans = List.copyOf(plans);
    }
}
