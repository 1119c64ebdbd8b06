// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.ModuleDescriptor.Command;
import io.switchboard.kernel.module.PageAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** What the commands of a module must be, so that nobody finds in the palette what leads nowhere. */
final class CommandCheck {
    private static final Set<String> GROUPS = Set.of("go", "do", "create");

    /** As the page puts pressed keys together: the order of the modifiers is fixed. */
    private static final String CHORD = "(Ctrl\\+)?(Alt\\+)?(Shift\\+)?([!-~&&[^+]]|Space|Enter|Escape|Tab|Backspace|Delete|Insert"
            + "|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|F([1-9]|1[0-2]))";
    private static final Pattern KEYS = Pattern.compile(CHORD + "( " + CHORD + ")?");

    private CommandCheck() {}

    static void of(ModuleDescriptor module, Path file) throws DeploymentRefused {
        Set<String> titles = new HashSet<>();
        Set<String> keys = new HashSet<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (Command command : module.commands()) {
                refuse(module, command, fault(command, archive, module.id()));
                refuse(module, command, titles.add(command.title()) ? "" : "is declared twice; give each a title of its own");
                refuse(module, command, command.key().isEmpty() || keys.add(command.key())
                        ? "" : "has the key " + command.key() + " of another; choose one of its own");
            }
        } catch (IOException e) {
            throw new DeploymentRefused("The archive of " + module.id() + " cannot be read; copy or upload it again.", e);
        }
    }

    private static void refuse(ModuleDescriptor module, Command command, String fault) throws DeploymentRefused {
        if (!fault.isEmpty()) {
            throw new DeploymentRefused("The command \"" + command.title() + "\" of " + module.id() + " " + module.version()
                    + " " + fault + " and deploy a higher version.");
        }
    }

    /** Empty when there is none. */
    private static String fault(Command command, ZipFile archive, String module) {
        if (command.title().isBlank()) {
            return "has no title; give it one";
        }
        if (!GROUPS.contains(command.group())) {
            return "stands in the group " + command.group() + "; choose go, do or create";
        }
        if (!command.key().isEmpty() && !KEYS.matcher(command.key()).matches()) {
            return "has the key " + command.key() + ", which nobody can press; write it like Shift+C or \"c c\"";
        }
        if (!isAddress(module, command.page())) {
            return "opens " + command.page() + ", which is no address within the module; write it like customers?new=1";
        }
        String page = "META-INF/resources/" + command.page().split("\\?", 2)[0] + ".xhtml";
        return archive.getEntry(page) == null ? "opens a page that the bundle does not have; add " + page : "";
    }

    private static boolean isAddress(String module, String page) {
        try {
            return !new PageAddress(module, page).page().isEmpty();
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }
}
