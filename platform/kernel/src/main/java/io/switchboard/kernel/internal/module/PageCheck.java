// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleDescriptor;
import io.switchboard.kernel.module.ModuleDescriptor.OpenedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What the pages of a module must be, so that nobody opens one that nobody has thought about. */
final class PageCheck {
    private PageCheck() {}

    /**
     * @param file the archive
     * @throws DeploymentRefused naming the page and what to do
     */
    static void of(ModuleDescriptor module, Path file) throws DeploymentRefused {
        Set<String> names = new HashSet<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (OpenedPage page : module.pages()) {
                String entry = "META-INF/resources/" + page.name() + ".xhtml";
                refuse(module, page.name(), archive.getEntry(entry) == null ? "is not in the bundle; add " + entry : "");
                refuse(module, page.name(), names.add(page.name()) ? "" : "is declared twice; say once who may open it");
            }
        } catch (IOException e) {
            throw new DeploymentRefused("The archive of " + module.id() + " cannot be read; copy or upload it again.", e);
        }
        for (String page : (Iterable<String>) ledTo(module)::iterator) {
            refuse(module, page, names.contains(page) ? "" : "does not say who may open it; declare it with @Page");
        }
    }

    private static Stream<String> ledTo(ModuleDescriptor module) {
        Stream<String> entries = Stream.concat(
                module.menu().stream().map(ModuleDescriptor.Menu::page),
                Stream.concat(
                        module.panels().stream().map(ModuleDescriptor.PanelEntry::page),
                        module.commands().stream().map(ModuleDescriptor.Command::page)));
        return entries.map(page -> page.split("\\?", 2)[0]).distinct();
    }

    private static void refuse(ModuleDescriptor module, String page, String fault) throws DeploymentRefused {
        if (!fault.isEmpty()) {
            throw new DeploymentRefused("The page \"" + page + "\" of " + module.id() + " " + module.version() + " " + fault
                    + " and deploy a higher version.");
        }
    }
}
