// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.util.regex.Pattern;

/**
 * An address as modules name it, such as {@code customer?id=7}: a page of their own, perhaps with a query.
 * Whatever else it could be, such as the address of another site, is refused.
 */
public record PageAddress(String module, String page) {
    private static final Pattern PLAIN =
            Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*(\\?[!-~&&[^\"'<>\\\\`]]{0,500})?");

    public PageAddress {
        if (!PLAIN.matcher(page).matches()) {
            throw new IllegalArgumentException("A page is named within its module, such as customer?id=7, but here it is: " + page);
        }
    }

    /** Below the context path. */
    public String path() {
        return "/m/" + module + "/" + page;
    }
}
