// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import java.util.Arrays;
import java.util.List;

/** The ids under which a page may show the field that a refusal names. */
final class FieldIds {
    private FieldIds() {}

    /**
     * First the whole path in one word, then its last part: {@code organization.name} is
     * {@code organizationName} or {@code name}, {@code identities[0].value} ends in {@code value}.
     */
    static List<String> of(String field) {
        List<String> parts = Arrays.stream(field.split("\\."))
                .map(part -> part.replaceAll("\\[.*", ""))
                .toList();
        StringBuilder whole = new StringBuilder(parts.get(0));
        parts.stream().skip(1).filter(part -> !part.isEmpty()).forEach(part -> whole.append(
                        Character.toUpperCase(part.charAt(0)))
                .append(part.substring(1)));
        return List.of(whole.toString(), parts.get(parts.size() - 1));
    }
}
