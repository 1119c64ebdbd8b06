// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.api.module.Page;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.utils.manifest.Attribute;
import org.apache.felix.utils.manifest.Clause;

/** Reads module, page, menu, panel, command and permission capabilities. */
final class Descriptors {
    /** Each of the four roles, with the scope it has when nothing is said. */
    private static final Map<String, String> ROLES = Map.of("admin", "all", "manager", "", "agent", "", "viewer", "");

    private Descriptors() {}

    static List<ModuleDescriptor> of(Clause[] capabilities, String version) {
        List<ModuleDescriptor.Menu> menu = named(capabilities, "switchboard.menu")
                .map(c -> new ModuleDescriptor.Menu(
                        text(c, "title"),
                        text(c, "page"),
                        text(c, "icon"),
                        number(c, "order"),
                        optional(c, "start").map(String::strip).map(Boolean::parseBoolean).orElse(false)))
                .sorted(Comparator.comparingInt(ModuleDescriptor.Menu::order))
                .toList();
        List<ModuleDescriptor.PanelEntry> panels = named(capabilities, "switchboard.panel")
                .map(c -> new ModuleDescriptor.PanelEntry(
                        text(c, "place"), text(c, "page"), text(c, "title"), number(c, "order")))
                .sorted(Comparator.comparingInt(ModuleDescriptor.PanelEntry::order))
                .toList();
        List<ModuleDescriptor.Command> commands = named(capabilities, "switchboard.command")
                .map(c -> new ModuleDescriptor.Command(
                        text(c, "title"),
                        text(c, "page"),
                        text(c, "icon"),
                        optional(c, "group").orElse("do"),
                        optional(c, "permission").orElse(""),
                        optional(c, "key").orElse("")))
                .toList();
        List<DeclaredPermission> permissions =
                named(capabilities, "switchboard.permission").map(Descriptors::permission).toList();
        List<ModuleDescriptor.OpenedPage> pages = named(capabilities, "switchboard.page")
                .map(c -> new ModuleDescriptor.OpenedPage(text(c, "name"), needed(text(c, "permission"))))
                .toList();
        return named(capabilities, "switchboard.module")
                .map(c -> new ModuleDescriptor(
                        text(c, "id"), text(c, "title"), text(c, "feature"), version, menu, panels, commands, permissions, pages))
                .toList();
    }

    private static List<String> needed(String permission) {
        if (permission.isBlank()) {
            throw new IllegalArgumentException("a page says of no permission who may open it; members is said by members");
        }
        return permission.strip().equals(Page.MEMBERS) ? List.of() : List.of(permission.strip().split(" +"));
    }

    private static DeclaredPermission permission(Clause clause) {
        Map<String, String> roles = new HashMap<>();
        ROLES.forEach((role, usual) -> {
            String scope = optional(clause, role).orElse(usual);
            if (!scope.isBlank()) {
                roles.put(role, scope.strip());
            }
        });
        return DeclaredPermission.of(
                text(clause, "name"),
                text(clause, "words"),
                text(clause, "group"),
                optional(clause, "scopes").orElse("all"),
                roles);
    }

    private static Stream<Clause> named(Clause[] capabilities, String namespace) {
        return Arrays.stream(capabilities).filter(clause -> clause.getName().equals(namespace));
    }

    private static String text(Clause clause, String name) {
        return optional(clause, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the capability " + clause.getName() + " has no attribute " + name));
    }

    /** A typed attribute is named {@code order:Long}; the type says nothing that the record does not. */
    private static Optional<String> optional(Clause clause, String name) {
        return Arrays.stream(clause.getAttributes())
                .filter(attribute -> attribute.getName().split(":", 2)[0].equals(name))
                .findFirst()
                .map(Attribute::getValue);
    }

    private static int number(Clause clause, String name) {
        return Integer.parseInt(text(clause, name).strip());
    }
}
