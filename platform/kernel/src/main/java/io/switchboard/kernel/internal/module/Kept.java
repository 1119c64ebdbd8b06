// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;

/** The versions of one module that a rollback can choose. */
final class Kept {
    private final String module;
    private final List<ModuleRows.Archived> archives;
    private final ModuleRows.Desired desired;

    Kept(ModuleRows rows, String module) throws DeploymentRefused {
        this.module = module;
        this.archives = rows.archives().stream()
                .filter(row -> row.module().equals(module))
                .toList();
        this.desired = rows.desired().stream()
                .filter(row -> row.module().equals(module))
                .findFirst()
                .orElseThrow(() -> new DeploymentRefused(
                        "There is no module " + module + " to roll back; look at the list of modules."));
    }

    /** The one named, or the newest whose code is older than what is desired now. */
    ModuleRows.Archived choose(Optional<String> version) throws DeploymentRefused {
        Version now = content();
        return archives.stream()
                .filter(row -> version.map(v -> v.equals(row.contentVersion()) || v.equals(row.version()))
                        .orElseGet(() -> of(row).compareTo(now) < 0))
                .max(Comparator.comparing(Kept::of))
                .orElseThrow(() -> new DeploymentRefused(version.map(v -> module + " " + v + " is not kept any more")
                                .orElse("No version of " + module + " before " + now + " is kept")
                        + "; upload the archive under a higher version."));
    }

    private Version content() {
        return archives.stream()
                .filter(row -> row.version().equals(desired.version()))
                .findFirst()
                .map(Kept::of)
                .orElseGet(() -> Version.parseVersion(desired.version()));
    }

    /** The version that the rollback must exceed. */
    Version top(Slots slots) {
        LiveGeneration running = slots.running(module);
        return running == null
                ? Version.parseVersion(desired.version())
                : running.archive().version();
    }

    private static Version of(ModuleRows.Archived row) {
        return Version.parseVersion(row.contentVersion());
    }

    /** For the operator: versions by content, newest first, without the one that runs. */
    static List<String> choices(List<ModuleRows.Archived> archives, String running) {
        List<ModuleRows.Archived> rows = archives;
        String content = rows.stream()
                .filter(row -> row.version().equals(running))
                .map(ModuleRows.Archived::contentVersion)
                .findFirst()
                .orElse(running);
        return rows.stream()
                .map(Kept::of)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(Version::toString)
                .filter(version -> !version.equals(content))
                .toList();
    }
}
