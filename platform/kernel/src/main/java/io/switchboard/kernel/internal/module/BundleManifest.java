// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What an archive says about itself.
 *
 * @param contentVersion the version whose code it holds: another one than {@code version} after a rollback
 * @param modules the modules it declares; a library declares none
 */
record BundleManifest(
        String symbolicName,
        Version version,
        Version contentVersion,
        boolean singleton,
        boolean fragment,
        List<String> exports,
        List<ModuleDescriptor> modules) {

    /** Written into an archive that is packed again for a rollback. */
    static final String ROLLBACK_OF = "Switchboard-Rollback-Of";

    static BundleManifest read(Path file, String fileName) throws DeploymentRefused {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw new DeploymentRefused(
                        fileName + " has no manifest; build it as an OSGi bundle, for example with bnd.");
            }
            return of(manifest.getMainAttributes(), fileName);
        } catch (IOException e) {
            throw new DeploymentRefused(fileName + " is not a whole archive; copy or upload it again.", e);
        } catch (IllegalArgumentException e) {
            throw new DeploymentRefused(
                    "The manifest of " + fileName + " cannot be read: " + e.getMessage() + "; mend it and build again.",
                    e);
        }
    }

    private static BundleManifest of(Attributes headers, String fileName) throws DeploymentRefused {
        Clause[] names = clauses(headers, Constants.BUNDLE_SYMBOLICNAME);
        if (names.length == 0) {
            throw new DeploymentRefused(fileName + " has no " + Constants.BUNDLE_SYMBOLICNAME
                    + "; build it as an OSGi bundle, for example with bnd.");
        }
        Version version = Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION));
        String rollbackOf = headers.getValue(ROLLBACK_OF);
        return new BundleManifest(
                names[0].getName(),
                version,
                rollbackOf == null ? version : Version.parseVersion(rollbackOf),
                "true".equals(names[0].getDirective(Constants.SINGLETON_DIRECTIVE)),
                headers.getValue(Constants.FRAGMENT_HOST) != null,
                Arrays.stream(clauses(headers, Constants.EXPORT_PACKAGE))
                        .map(Clause::getName)
                        .toList(),
                Descriptors.of(clauses(headers, Constants.PROVIDE_CAPABILITY), version.toString()));
    }

    private static Clause[] clauses(Attributes headers, String name) {
        @Nullable String value = headers.getValue(name);
        return value == null ? new Clause[0] : Parser.parseHeader(value);
    }

    boolean isModule() {
        return !modules.isEmpty();
    }
}
