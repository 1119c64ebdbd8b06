// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import io.switchboard.benchmarks.product.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A bundle for Karaf with a name and a port of its own. */
record AnsweringBundle(String name, int port) {

    static AnsweringBundle fresh() {
        return new AnsweringBundle("answering-" + UUID.randomUUID(), Stage.freePort());
    }

    byte[] archive() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Bundle-Activator", AnsweringActivator.class.getName());
        headers.putValue("Import-Package", "org.osgi.framework");
        headers.putValue("DynamicImport-Package", "com.sun.net.httpserver");
        headers.putValue(AnsweringActivator.PORT, Integer.toString(port));
        String entry = AnsweringActivator.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream type = AnsweringActivator.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            type.transferTo(jar);
            jar.closeEntry();
        }
        return out.toByteArray();
    }
}
