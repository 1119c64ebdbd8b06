// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bundles that modules share: interfaces and records. They are never replaced while the server runs, only joined. */
final class Libraries {
    private static final Logger logger = LoggerFactory.getLogger(Libraries.class);

    private final ModuleFramework framework;

    Libraries(ModuleFramework framework) {
        this.framework = framework;
    }

    /** @return what to say about it */
    String add(BundleManifest manifest, Path file, String sha256, String fileName) throws DeploymentRefused {
        String name = manifest.symbolicName() + " " + manifest.version();
        Optional<Bundle> same = find(manifest.symbolicName(), manifest.version());
        if (same.isPresent()) {
            if (same.get().getLocation().endsWith(sha256)) {
                return name + " is installed already.";
            }
            throw new DeploymentRefused(
                    name + " is installed already with other contents; raise its version and deploy again.");
        }
        Bundle bundle = framework.installLibrary(sha256, file, fileName);
        wireAll();
        boolean wired = bundle.getState() == Bundle.ACTIVE || manifest.fragment();
        return wired
                ? name + " is installed; modules use it from their next generation on."
                : name + " is installed and waits for the packages it imports.";
    }

    boolean has(BundleManifest manifest) {
        return find(manifest.symbolicName(), manifest.version()).isPresent();
    }

    private Optional<Bundle> find(String symbolicName, Version version) {
        return framework.libraries().stream()
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()) && version.equals(bundle.getVersion()))
                .findFirst();
    }

    /** One library can be what another one waited for. */
    private void wireAll() {
        for (Bundle library : framework.libraries()) {
            boolean idle = library.getState() == Bundle.INSTALLED || library.getState() == Bundle.RESOLVED;
            if (idle && library.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                start(library);
            }
        }
    }

    private void start(Bundle library) {
        try {
            library.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            String name = library.getSymbolicName() + " " + library.getVersion();
            logger.info("{}", new ResolveSentence(framework.context()).of(library, name, e));
        }
    }
}
