// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.LoggerFactory;

/**
 * Asks for a module's loggers before the module does. The server's logger remembers for ever the class that
 * first asks for it by its own name, and with that class the generation it came from; asked for from here,
 * there is no such class.
 */
final class LoggerNames {
    /** Libraries inside a module ask the one or the other. */
    private static final List<String> LOGGERS = List.of("org/slf4j/LoggerFactory", "java/util/logging/Logger");

    private LoggerNames() {}

    static void claim(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        // Unlike the bundle's entries, the wiring's resources include those of the jars on its class path.
        for (String path : wiring.listResources(
                "/", "*.class", BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL)) {
            if (mentionsALogger(wiring.getClassLoader(), path)) {
                LoggerFactory.getLogger(className(path));
            }
        }
    }

    private static String className(String path) {
        return path.substring(0, path.length() - ".class".length()).replace('/', '.');
    }

    private static boolean mentionsALogger(ClassLoader loader, String path) {
        try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(path), path)) {
            String classFile = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return LOGGERS.stream().anyMatch(classFile::contains);
        } catch (IOException e) {
            throw new UncheckedIOException("The class file " + path + " cannot be read", e);
        }
    }
}
