// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a request, read one way by everyone who decides on it. Forms that two readers could
 * understand differently (doubled slashes, path parameters, dot segments, encoded separators, an
 * encoded area or module name) are refused instead of repaired.
 *
 * @param segments decoded, without empty ones; a trailing slash is dropped
 */
public record RequestPath(List<String> segments) {
    private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(2f|5c|2e|3b|00|0a|0d)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Pattern MODULE_ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Segments that decide where a request goes and therefore must not be encoded. */
    private static final int DECIDING = 2;

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads the path as it came over the wire, below the context path.
     *
     * @return empty when the form is refused
     */
    public static Optional<RequestPath> parse(String raw) {
        if (!raw.startsWith("/") || isOdd(raw)) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : raw.substring(1).split("/")) {
            if (segment.isEmpty()) {
                continue;
            }
            if (segments.size() < DECIDING && !PLAIN.matcher(segment).matches()) {
                return Optional.empty();
            }
            Optional<String> decoded = decode(segment);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            segments.add(decoded.get());
        }
        return Optional.of(new RequestPath(segments));
    }

    private static boolean isOdd(String raw) {
        return raw.contains("//")
                || raw.indexOf(';') >= 0
                || raw.indexOf('\\') >= 0
                || raw.chars().anyMatch(c -> c <= ' ' || c == 0x7f)
                || hasDotSegment(raw)
                || ENCODED_SEPARATOR.matcher(raw.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean hasDotSegment(String raw) {
        return (raw + "/").contains("/./") || (raw + "/").contains("/../");
    }

    private static Optional<String> decode(String segment) {
        try {
            // A plus is itself in a path; only a query gives it another meaning.
            return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** The segment, or an empty string beyond the end. */
    public String segment(int index) {
        return index < segments.size() ? segments.get(index) : "";
    }

    public boolean startsWith(String... first) {
        return segments.size() >= first.length && segments.subList(0, first.length).equals(List.of(first));
    }

    /** The path again, decoded, without a trailing slash. */
    public String text() {
        return "/" + String.join("/", segments);
    }

    /** Whether this could be the id of a module. */
    public static boolean isModuleId(String text) {
        return MODULE_ID.matcher(text).matches();
    }
}
