// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.util.List;

/** What a module bundle declares in its manifest. */
public record ModuleDescriptor(
        String id,
        String title,
        String feature,
        String version,
        List<Menu> menu,
        List<PanelEntry> panels,
        List<Command> commands,
        List<DeclaredPermission> permissions) {

    public ModuleDescriptor {
        menu = List.copyOf(menu);
        panels = List.copyOf(panels);
        commands = List.copyOf(commands);
        permissions = List.copyOf(permissions);
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
