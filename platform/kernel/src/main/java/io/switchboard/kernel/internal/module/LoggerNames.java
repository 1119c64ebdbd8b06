// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;
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
        Enumeration<URL> classes = bundle.findEntries("/", "*.class", true);
        if (classes != null) {
            for (URL url : Collections.list(classes)) {
                if (mentionsALogger(url)) {
                    LoggerFactory.getLogger(className(url));
                }
            }
        }
    }

    private static String className(URL url) {
        String path = url.getPath();
        return path.substring(1, path.length() - ".class".length()).replace('/', '.');
    }

    private static boolean mentionsALogger(URL url) {
        try (InputStream in = url.openStream()) {
            String classFile = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return LOGGERS.stream().anyMatch(classFile::contains);
        } catch (IOException e) {
            throw new UncheckedIOException("The class file " + url + " cannot be read", e);
        }
    }
}
