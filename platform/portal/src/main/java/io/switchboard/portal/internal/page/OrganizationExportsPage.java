// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.OrganizationExports.Export;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code #{organizationExportsPage}}: the exports that are kept, and how far the one is that is being written. */
@Named("organizationExportsPage")
@RequestScoped
public class OrganizationExportsPage {
    private static final double MEGABYTE = 1_000_000;

    @Inject
    private ServletContext context;

    private @Nullable List<Export> found;

    public List<Export> getList() {
        List<Export> known = found;
        if (known == null) {
            known = exports().list(CurrentIdentity.require());
            found = known;
        }
        return known;
    }

    /** Whether another can be asked for: one is written at a time. */
    public boolean isFree() {
        return getList().stream().noneMatch(Export::isOpen);
    }

    public void request() {
        exports().request(CurrentIdentity.require());
        found = null;
    }

    /** In megabytes; the smallest file has a tenth. */
    public String size(Export export) {
        Long size = export.size();
        return size == null ? "" : Texts.current().of("data_megabytes", Math.max(0.1, size / MEGABYTE));
    }

    private OrganizationExports exports() {
        return Wiring.find(context, OrganizationExports.class);
    }
}
