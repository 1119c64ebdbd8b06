// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.search;

import java.util.Objects;

/**
 * One thing that was found.
 *
 * @param kind what it is, as people say it: {@code Customer}, {@code Conversation}
 * @param title plain text
 * @param detail a second line of plain text, or empty
 * @param icon a symbol of the portal's icon sheet, such as {@code user}
 * @param page the address within the module, such as {@code customer?id=…}
 */
public record SearchHit(String kind, String title, String detail, String icon, String page) {
    public SearchHit {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(icon, "icon");
        Objects.requireNonNull(page, "page");
    }
}
