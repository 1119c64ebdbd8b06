// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

class OsgiTest {

    @TempDir
    Path cache;

    /** Settings of the platform's own framework: nothing is delegated but what a bundle imports. */
    @Test
    void aBundleCanImportTheJdksHttpServer() throws Exception {
        Framework framework = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, cache.toString(),
                Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_BOOT,
                "felix.resolver.parallelism", "1",
                "felix.service.urlhandlers", "false"));
        framework.start();
        try {
            Bundle bundle = framework.getBundleContext().installBundle("test", new ByteArrayInputStream(importing("com.sun.net.httpserver")));
            bundle.start();

            assertThat(bundle.loadClass("com.sun.net.httpserver.HttpServer").getMethod("create")).isNotNull();
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private static byte[] importing(String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, "importer");
        attributes.putValue(Constants.IMPORT_PACKAGE, name);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar, manifest)) {
            out.finish();
        }
        return jar.toByteArray();
    }
}
