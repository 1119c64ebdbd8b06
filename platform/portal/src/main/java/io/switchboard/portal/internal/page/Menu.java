// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.Identity;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
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
    private final ModuleTexts texts;

    public Menu(Gateway gateway, ModuleTexts texts) {
        this.gateway = gateway;
        this.texts = texts;
    }

    /**
     * Where an identity lands: the operator in the console, those who oversee on the home page, and those who
     * work at the first entry of the menu that says to be a start, or at the first of all.
     */
    public Optional<String> home(Identity identity) {
        if (identity.organization() == null) {
            return Optional.of(OPERATOR_HOME);
        }
        if (oversees(identity)) {
            return Optional.of(OVERVIEW);
        }
        List<Entry> entries = entries(identity);
        return entries.stream()
                .filter(Entry::isStart)
                .findFirst()
                .or(() -> entries.stream().findFirst())
                .map(Entry::address);
    }

    /** Whoever sees the figures of everybody. */
    private static boolean oversees(Identity identity) {
        return identity.scopes().get(FIGURES) == Scope.ALL;
    }

    /** Those whose pages the identity, a member, may open. */
    List<Entry> entries(Identity identity) {
        return gateway.open(Gateway.organization(identity)).stream()
                .flatMap(generation -> entries(generation, identity))
                .sorted(Comparator.comparingInt(Entry::order).thenComparing(Entry::title))
                .toList();
    }

    private Stream<Entry> entries(Generation generation, Identity identity) {
        ModuleDescriptor module = generation.descriptor();
        Optional<Texts> own = texts.of(generation, Texts.current().locale());
        return module.menu().stream()
                .filter(menu -> module.isOpenTo(menu.page(), identity::may))
                .map(menu -> new Entry(
                        module.id(), menu.page(), title(own, menu), menu.icon(), menu.order(), menu.isStart()));
    }

    /** In the reader's language, where the module has a text for it. */
    private static String title(Optional<Texts> own, ModuleDescriptor.Menu menu) {
        String key = "menu_" + menu.page();
        return own.filter(texts -> texts.has(key)).map(texts -> texts.get(key)).orElse(menu.title());
    }

    List<Entry> panels(Identity identity, String place) {
        return gateway.open(Gateway.organization(identity)).stream()
                .map(Generation::descriptor)
                .flatMap(module -> module.panels().stream()
                        .filter(panel -> panel.place().equals(place) && module.isOpenTo(panel.page(), identity::may))
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
