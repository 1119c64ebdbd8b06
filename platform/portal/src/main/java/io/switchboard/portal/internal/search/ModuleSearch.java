// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.MachineFault;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.portal.internal.web.Gateway;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one module, through the gate and under a lease, as the caller. */
record ModuleSearch(Gateway gateway, Caller caller, String module, String title, SearchQuery query) {
    private static final Logger log = LoggerFactory.getLogger(ModuleSearch.class);
    private static final int REFUSED = 500;

    static ModuleSearch of(Gateway gateway, Caller caller, Generation generation, SearchQuery query) {
        return new ModuleSearch(
                gateway, caller, generation.descriptor().id(), generation.descriptor().title(), query);
    }

    /** Never throws: a module's failure is an answer without results. */
    ModuleAnswer ask() {
        try (Lease lease = gateway.enter(caller.organization(), module);
                TenantContext.Binding tenant = TenantContext.bind(caller)) {
            List<SearchResult> found = new ArrayList<>();
            for (SearchProvider provider : lease.generation().services(SearchProvider.class)) {
                for (SearchHit hit : provider.search(query)) {
                    found.add(SearchResult.of(module, hit));
                }
            }
            return new ModuleAnswer(module, title, found.subList(0, Math.min(found.size(), query.limit())), null);
        } catch (Refusal refusal) {
            // The plan or the permissions have just changed: there is nothing to find. A stopped module says so.
            return refusal.status() < REFUSED
                    ? new ModuleAnswer(module, title, List.of(), null)
                    : ModuleAnswer.silent(module, title, Fault.STOPPED);
        } catch (Throwable failure) {
            MachineFault.rethrow(failure);
            // The border to a module, whose every failure stays its own.
            log.warn("The search of {} failed", module, failure);
            return ModuleAnswer.silent(module, title, Fault.FAILED);
        }
    }
}
