// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What an archive must be before anything of it is installed. */
final class ArchiveCheck {
    private static final long LARGEST = 1L << 30;
    private static final int BUFFER = 64 * 1024;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** First segments of platform addresses below {@code /api}. */
    private static final Set<String> RESERVED = Set.of(
            "auth",
            "me",
            "organization",
            "users",
            "invitations",
            "roles",
            "audit",
            "modules",
            "operator",
            "openapi.json",
            "events",
            "health");

    private ArchiveCheck() {}

    /** Reads every entry to its end and compares the checksums. */
    static void whole(Path file, String fileName) throws DeploymentRefused {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                size += read(zip, entry, buffer, fileName, size);
            }
        } catch (IOException e) {
            throw new DeploymentRefused(fileName + " is not a whole archive; copy or upload it again.", e);
        }
    }

    private static long read(ZipFile zip, ZipEntry entry, byte[] buffer, String fileName, long before)
            throws IOException, DeploymentRefused {
        long size = 0;
        try (InputStream raw = zip.getInputStream(entry);
                CheckedInputStream in = new CheckedInputStream(raw, new CRC32())) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (before + size > LARGEST) {
                    throw new DeploymentRefused(fileName + " unpacks to more than 1 GiB; make it smaller.");
                }
            }
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new DeploymentRefused(
                        fileName + " is damaged at " + entry.getName() + "; copy or upload it again.");
            }
        }
        return size;
    }

    /** The rules for the manifest of a module. */
    static void module(BundleManifest manifest, String fileName) throws DeploymentRefused {
        if (manifest.modules().size() != 1) {
            throw new DeploymentRefused(fileName + " declares "
                    + manifest.modules().size() + " modules; put each into a bundle of its own.");
        }
        ModuleDescriptor module = manifest.modules().get(0);
        if (!ID.matcher(module.id()).matches()) {
            throw new DeploymentRefused("The module id \"" + module.id()
                    + "\" is not made of a lower-case letter and up to 39 letters, digits and hyphens; choose"
                    + " another.");
        }
        if (RESERVED.contains(module.id())) {
            throw new DeploymentRefused(
                    "The module id " + module.id() + " is an address of the platform; choose another.");
        }
        if (manifest.singleton()) {
            throw new DeploymentRefused(module.id() + " " + manifest.version()
                    + " is a singleton bundle and cannot run beside another version; remove singleton:=true.");
        }
        if (manifest.fragment()) {
            throw new DeploymentRefused(
                    module.id() + " " + manifest.version() + " is a fragment; build it as a bundle of its own.");
        }
        if (!manifest.exports().isEmpty()) {
            throw new DeploymentRefused(module.id() + " " + manifest.version() + " exports "
                    + manifest.exports().get(0)
                    + ", which would restart its users at each update; move it into an API bundle.");
        }
    }

    /** A module goes forward only, and its id stays with the bundle that has it. */
    static void replaces(ModuleArchive candidate, @Nullable ModuleArchive running) throws DeploymentRefused {
        if (running == null) {
            return;
        }
        String owner = running.manifest().symbolicName();
        if (!candidate.manifest().symbolicName().equals(owner)) {
            throw new DeploymentRefused("The module id " + candidate.module() + " belongs to the bundle " + owner
                    + "; choose another id for " + candidate.manifest().symbolicName() + ".");
        }
        int order = candidate.version().compareTo(running.version());
        if (order == 0) {
            throw new DeploymentRefused(running + " runs already; raise the version and deploy again.");
        }
        if (order < 0) {
            throw new DeploymentRefused(candidate + " is lower than the running " + running.version()
                    + "; raise the version, or roll back to a kept one.");
        }
    }
}
