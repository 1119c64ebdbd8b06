// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The version that a form was filled from. */
final class Versions {
    private Versions() {}

    static Integer of(@Nullable String text) {
        try {
            return Integer.valueOf(text == null ? "" : text);
        } catch (NumberFormatException tampered) {
            throw new Refusal(412, "organization.changed_meanwhile", "This form is of no known version; load the page again.");
        }
    }
}
