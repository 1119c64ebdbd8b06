// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a search has found.
 *
 * @param incomplete modules that gave no answer, and why
 */
public record SearchAnswer(List<SearchResult> items, List<Missing> incomplete) {
    public SearchAnswer {
        items = List.copyOf(items);
        incomplete = List.copyOf(incomplete);
    }

    /** A module that gave no answer. */
    public record Missing(String module, String name, String reason) {
        static Stream<Missing> of(ModuleAnswer answer) {
            return answer.fault() == null
                    ? Stream.empty()
                    : Stream.of(new Missing(answer.module(), answer.title(), answer.fault().words()));
        }
    }
}
