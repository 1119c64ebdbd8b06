// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.home;

import java.util.Objects;

/**
 * One thing that was counted.
 *
 * @param words what it counts, as {@code Unassigned}
 * @param value short, as {@code 12} or {@code 999+}
 * @param page the address within the module, such as {@code inbox?folder=unassigned}
 * @param needsAttention whether somebody should look now
 */
public record Figure(String words, String value, String page, boolean needsAttention) {
    public Figure {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(page, "page");
    }

    public Figure(String words, String value, String page) {
        this(words, value, page, false);
    }
}
