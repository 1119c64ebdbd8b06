// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.notification;

import java.util.Objects;

/**
 * Something that a member is told.
 *
 * @param kind {@code area.fact}, such as {@code conversation.assigned}
 * @param title one sentence of plain text
 * @param page the address within the module, such as {@code inbox?c=…}
 * @param key repeats with the same key are one entry until it is read, such as {@code conversation:0190…}
 */
public record Notification(String kind, String title, String page, String key) {
    public Notification {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(key, "key");
    }
}
