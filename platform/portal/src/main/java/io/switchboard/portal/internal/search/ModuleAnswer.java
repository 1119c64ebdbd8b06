// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module has answered.
 *
 * @param fault why it has found nothing; null when it was asked and has answered
 */
record ModuleAnswer(String module, String title, List<SearchResult> found, @Nullable Fault fault) {
    ModuleAnswer {
        found = List.copyOf(found);
    }

    static ModuleAnswer silent(String module, String title, Fault why) {
        return new ModuleAnswer(module, title, List.of(), why);
    }
}
