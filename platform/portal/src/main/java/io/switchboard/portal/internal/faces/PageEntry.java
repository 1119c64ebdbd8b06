// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.module.Lease;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.QueryString;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which generation serves a page request. Opening a page takes the current one; what a page
 * sends goes to the one that rendered it, for only that one understands its state.
 */
final class PageEntry {
    private static final Set<String> OPENING = Set.of("GET", "HEAD");

    private final Gateway gateway;

    PageEntry(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * The lease to serve by; empty when the page is stale: its generation is gone, or it does not say
     * which one it came from.
     *
     * @throws io.switchboard.api.problem.Refusal when the module is unknown, closed or stopped
     */
    Optional<Lease> enter(OrganizationId organization, String module, String method, @Nullable String query) {
        if (OPENING.contains(method)) {
            return Optional.of(gateway.enter(organization, module));
        }
        Optional<String> revision = QueryString.first(query, PageAddress.REVISION);
        Optional<Lease> lease = revision.flatMap(text -> gateway.enter(organization, module, text));
        if (lease.isEmpty()) {
            // A closed or stopped module is refused as such, not as a stale page.
            gateway.enter(organization, module).close();
        }
        return lease;
    }
}
