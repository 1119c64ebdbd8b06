// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.search.OwnPage.Audience;
import java.util.List;
import java.util.function.Predicate;

/** The pages of the settings and of the operator console that one person may open, as their lists show them. */
public final class Sections {
    private final Identity identity;

    public Sections(Identity identity) {
        this.identity = identity;
    }

    /** About oneself. */
    public List<Section> you() {
        return pages("/settings/", page -> page.audience() == Audience.EVERYBODY);
    }

    public List<Section> organization() {
        return pages("/settings/", page -> page.audience() == Audience.MEMBERS);
    }

    public List<Section> operator() {
        return pages("/operator/", page -> true);
    }

    private List<Section> pages(String below, Predicate<OwnPage> wanted) {
        return OwnPage.of(identity)
                .filter(page -> page.path().startsWith(below))
                .filter(wanted)
                .map(page -> new Section(page.spoken(), page.path(), page.icon()))
                .toList();
    }

    /**
     * A line of a list.
     *
     * @param path below the context path
     */
    public record Section(String title, String path, String icon) {}
}
