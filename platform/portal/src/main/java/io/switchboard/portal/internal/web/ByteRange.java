// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a player asks for to jump to a place in it. What is not understood, such as
 * several parts at once, is answered with the whole file, as HTTP allows.
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher asked = ONE.matcher(header == null ? "" : header);
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return Optional.empty();
        }
        ByteRange range = asked.group(1).isEmpty()
                ? new ByteRange(Math.max(0, size - Long.parseLong(asked.group(2))), size - 1)
                : new ByteRange(Long.parseLong(asked.group(1)), last(asked.group(2), size));
        return range.first <= range.last ? Optional.of(range) : Optional.empty();
    }

    private static long last(String asked, long size) {
        return asked.isEmpty() ? size - 1 : Math.min(Long.parseLong(asked), size - 1);
    }

    long length() {
        return last - first + 1;
    }

    void announce(HttpServletResponse response, long size) {
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }
}
