// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.portal.internal.web.Gateway;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the running modules put into the menu and into other modules' pages, for one organization. */
public final class Menu {
    private static final String FIGURES = "report.view";
    private static final String OVERVIEW = "/home";
    private static final String OPERATOR_HOME = "/operator/modules";

    private final Gateway gateway;

    public Menu(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Where an identity lands: the operator in the console, those who oversee on the home page, and those who
     * work at the first entry of the menu that says to be a start.
     */
    public Optional<String> home(Identity identity) {
        if (identity.organization() == null) {
            return Optional.of(OPERATOR_HOME);
        }
        return oversees(identity)
                ? Optional.of(OVERVIEW)
                : entries(identity.organization()).stream().filter(Entry::isStart).findFirst().map(Entry::address);
    }

    /** Whoever sees the figures of everybody. */
    private static boolean oversees(Identity identity) {
        return identity.scopes().get(FIGURES) == Scope.ALL;
    }

    List<Entry> entries(OrganizationId organization) {
        return gateway.open(organization).stream()
                .map(Generation::descriptor)
                .flatMap(Menu::entries)
                .sorted(Comparator.comparingInt(Entry::order).thenComparing(Entry::title))
                .toList();
    }

    private static Stream<Entry> entries(ModuleDescriptor module) {
        return module.menu().stream()
                .map(menu -> new Entry(module.id(), menu.page(), menu.title(), menu.icon(), menu.order(), menu.isStart()));
    }

    List<Entry> panels(OrganizationId organization, String place) {
        return gateway.open(organization).stream()
                .map(Generation::descriptor)
                .flatMap(module -> module.panels().stream()
                        .filter(panel -> panel.place().equals(place))
                        .map(panel -> new Entry(module.id(), panel.page(), panel.title(), "", panel.order(), false)))
                .sorted(Comparator.comparingInt(Entry::order).thenComparing(Entry::title))
                .toList();
    }

    /** A page of a module under a name. */
    record Entry(String module, String page, String title, String icon, int order, boolean isStart) {
        /** Below the context path. */
        String address() {
            return "/m/" + module + "/" + page;
        }
    }
}
