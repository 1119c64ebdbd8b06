// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.search.SearchHit;
import io.switchboard.kernel.module.PageAddress;
import java.util.regex.Pattern;

/**
 * One thing that was found.
 *
 * @param source the module's id, or {@code switchboard} for the platform's own
 * @param href below the context path
 */
public record SearchResult(String source, String kind, String title, String detail, String icon, String href) {
    static final String PLATFORM = "switchboard";

    private static final Pattern ICON = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException when the module names no page of its own */
    static SearchResult of(String module, SearchHit hit) {
        return new SearchResult(
                module,
                cut(hit.kind()),
                cut(hit.title()),
                cut(hit.detail()),
                ICON.matcher(hit.icon()).matches() ? hit.icon() : "arrow",
                new PageAddress(module, hit.page()).path());
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
