// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.foundation.Identity;
import java.util.List;

/**
 * Who may open the pages of the settings: those that are listed, with the permission that stands in the list.
 * A page that nobody has listed is not there for anybody.
 */
public final class OwnPages {
    private static final String SETTINGS = "settings";
    private static final String SUFFIX = ".xhtml";

    private OwnPages() {}

    /**
     * @param segments of the address, decoded
     * @throws NotFound for a page of the settings that is not listed
     * @throws PermissionMissing for one that needs more than the identity has
     */
    public static void require(Identity identity, List<String> segments) {
        if (segments.size() < 2 || !segments.get(0).equals(SETTINGS)) {
            return;
        }
        String address = "/" + String.join("/", segments);
        String path = address.endsWith(SUFFIX) ? address.substring(0, address.length() - SUFFIX.length()) : address;
        OwnPage page = OwnPage.ALL.stream()
                .filter(listed -> listed.path().equals(path))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!page.permission().isEmpty() && identity.organization() != null && !identity.may(page.permission())) {
            throw new PermissionMissing(page.permission());
        }
    }
}
