// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Email addresses as people paste them: by commas, semicolons, spaces, lines, or out of a mail program. */
final class AddressList {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\r\\n]*\"");
    private static final Pattern PART = Pattern.compile("[,;\\r\\n]+");
    private static final Pattern NAMED = Pattern.compile("<([^<>]*)>");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private AddressList() {}

    /** Each address once, in their order; what is no address stays in, for whoever checks them. */
    static List<String> split(String text) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String part : PART.split(QUOTED.matcher(text).replaceAll(" "))) {
            for (String address : addresses(part)) {
                if (!address.isEmpty()) {
                    addresses.putIfAbsent(address.toLowerCase(Locale.ROOT), address);
                }
            }
        }
        return List.copyOf(addresses.values());
    }

    /** {@code Ana Ribeiro <ana@example.org>} is one address with a name that is not needed. */
    private static List<String> addresses(String part) {
        List<String> named = new ArrayList<>();
        Matcher matcher = NAMED.matcher(part);
        while (matcher.find()) {
            named.add(matcher.group(1).strip());
        }
        return named.isEmpty() ? List.of(SPACE.split(part.strip())) : named;
    }
}
