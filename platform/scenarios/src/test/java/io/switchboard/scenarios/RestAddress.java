// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of the REST API as a class declares it.
 *
 * @param path with its parameters in braces, without their patterns
 * @param multipart whether it takes a form with files
 * @param queries the names of its query parameters
 */
record RestAddress(String method, String path, boolean multipart, List<String> queries) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

    RestAddress {
        queries = List.copyOf(queries);
    }

    boolean hasId() {
        return path.contains("{");
    }

    /** The path with every parameter replaced by the value. */
    String with(String value) {
        return PARAMETER.matcher(path).replaceAll(Matcher.quoteReplacement(value));
    }

    @Override
    public String toString() {
        return method + " " + path + (multipart ? " (form)" : "");
    }
}
