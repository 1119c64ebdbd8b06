// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a module bundle declares in its manifest. */
public record ModuleDescriptor(
        String id,
        String title,
        String feature,
        String version,
        List<Menu> menu,
        List<PanelEntry> panels,
        List<Command> commands,
        List<DeclaredPermission> permissions,
        List<OpenedPage> pages) {

    public ModuleDescriptor {
        menu = List.copyOf(menu);
        panels = List.copyOf(panels);
        commands = List.copyOf(commands);
        permissions = List.copyOf(permissions);
        pages = List.copyOf(pages);
    }

    /** A module without pages. */
    public ModuleDescriptor(
            String id,
            String title,
            String feature,
            String version,
            List<Menu> menu,
            List<PanelEntry> panels,
            List<Command> commands,
            List<DeclaredPermission> permissions) {
        this(id, title, feature, version, menu, panels, commands, permissions, List.of());
    }

    /** A module that declares no permission. */
    public ModuleDescriptor(
            String id,
            String title,
            String feature,
            String version,
            List<Menu> menu,
            List<PanelEntry> panels,
            List<Command> commands) {
        this(id, title, feature, version, menu, panels, commands, List.of());
    }

    /** A module without commands. */
    public ModuleDescriptor(
            String id, String title, String feature, String version, List<Menu> menu, List<PanelEntry> panels) {
        this(id, title, feature, version, menu, panels, List.of());
    }

    /** The page of this name; empty when there is none that could be opened. */
    public Optional<OpenedPage> page(String name) {
        return pages.stream().filter(page -> page.name().equals(name)).findFirst();
    }

    /**
     * Whether a page is there and open to whoever asks.
     *
     * @param address within the module, with or without a query
     * @param may whether whoever asks holds a permission
     */
    public boolean isOpenTo(String address, Predicate<String> may) {
        return page(address.split("\\?", 2)[0]).filter(page -> page.isOpenTo(may)).isPresent();
    }

    /**
     * A page that has an address.
     *
     * @param name without its extension
     * @param permissions of which one is enough; none for every member
     */
    public record OpenedPage(String name, List<String> permissions) {
        public OpenedPage {
            permissions = List.copyOf(permissions);
        }

        /** @param may whether whoever asks holds a permission */
        public boolean isOpenTo(Predicate<String> may) {
            return permissions.isEmpty() || permissions.stream().anyMatch(may);
        }
    }

    /**
     * A menu entry.
     *
     * @param page without its extension
     * @param isStart whether those who work rather than oversee begin there
     */
    public record Menu(String title, String page, String icon, int order, boolean isStart) {}

    /** A page that other modules' pages show at a place. */
    public record PanelEntry(String place, String page, String title, int order) {}

    /**
     * An entry of the command palette.
     *
     * @param group {@code go}, {@code do} or {@code create}
     * @param permission empty for none
     * @param key empty for none
     */
    public record Command(String title, String page, String icon, String group, String permission, String key) {}
}
