// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in or out: only to a page of this site, whatever the address says. */
public final class NextAddress {
    private NextAddress() {}

    public static Optional<String> of(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//")) {
            return Optional.empty();
        }
        boolean isOdd = wanted.indexOf('\\') >= 0 || wanted.chars().anyMatch(c -> c < ' ');
        boolean isOfPage = !wanted.startsWith("/api/") && !wanted.startsWith("/signin");
        return !isOdd && isOfPage ? Optional.of(wanted) : Optional.empty();
    }
}
