// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.push;

import java.util.Optional;

/** The generation that a page was rendered by. */
record PageKey(String module, String revision) {
    /** Reads {@code module:revision}; anything else is no page of a module. */
    static Optional<PageKey> parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(new PageKey(text.substring(0, colon), text.substring(colon + 1)));
    }
}
