// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.ModuleDescriptor;
import java.nio.file.Path;
import org.osgi.framework.Version;

/** A staged archive of exactly one module. */
record ModuleArchive(Path file, String sha256, String fileName, BundleManifest manifest) {

    ModuleDescriptor descriptor() {
        return manifest.modules().get(0);
    }

    String module() {
        return descriptor().id();
    }

    Version version() {
        return manifest.version();
    }

    @Override
    public String toString() {
        return module() + " " + version();
    }
}
