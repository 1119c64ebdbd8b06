// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.portal.internal.search.Sections;
import io.switchboard.portal.internal.search.Sections.Section;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** {@code #{sections}}: the lists beside the pages of the settings and of the operator console. */
@Named("sections")
@RequestScoped
public class SectionLists {
    private List<Section> you = List.of();
    private List<Section> organization = List.of();
    private List<Section> operator = List.of();

    @PostConstruct
    void read() {
        CurrentIdentity.find().map(Sections::new).ifPresent(sections -> {
            you = sections.you();
            organization = sections.organization();
            operator = sections.operator();
        });
    }

    public List<Section> getYou() {
        return you;
    }

    public List<Section> getOrganization() {
        return organization;
    }

    public List<Section> getOperator() {
        return operator;
    }
}
