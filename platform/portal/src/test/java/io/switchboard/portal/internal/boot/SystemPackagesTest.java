// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class SystemPackagesTest {
    private final SystemPackages packages = new SystemPackages();

    @Test
    void readsPackagesAndVersions() {
        packages.add(manifest("a.b;version=\"1.2.3\";uses:=\"x.y,z;version=9\",c.d;e.f;uses:=\"a\";version=2.0,g.h"));

        assertThat(packages.text())
                .isEqualTo("a.b;version=\"1.2.3\",c.d;version=\"2.0\",e.f;version=\"2.0\",g.h;version=\"0.0.0\"");
    }

    @Test
    void takesAPackageFromTheFirstWhoExportsIt() {
        packages.add(manifest("a.b;version=\"1.0\""));
        packages.add(manifest("a.b;version=\"2.0\",c.d;version=\"2.0\""));

        assertThat(packages.text()).isEqualTo("a.b;version=\"1.0\",c.d;version=\"2.0\"");
    }

    @Test
    void isSilentAboutJarsThatExportNothing() {
        packages.add(new Manifest());

        assertThat(packages.text()).isEmpty();
    }

    @Test
    void readsARealManifest() throws IOException {
        URL jar = Application.class.getProtectionDomain().getCodeSource().getLocation();
        try (InputStream in = jar.openStream();
                JarInputStream archive = new JarInputStream(in)) {
            packages.add(archive.getManifest());
        }

        assertThat(packages.text()).contains("jakarta.ws.rs;version=\"3.1.0\"", "jakarta.ws.rs.core;version=\"3.1.0\"");
    }

    private static Manifest manifest(String exports) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Export-Package", exports);
        return manifest;
    }
}
