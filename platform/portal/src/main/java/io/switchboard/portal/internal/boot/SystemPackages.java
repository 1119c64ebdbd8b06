// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;

/**
 * The packages that the web application lends to bundles, with their versions: read from the manifests
 * of the jars that hold them, so that a bundle built for another version fails when it is resolved and
 * not when it runs.
 */
final class SystemPackages {
    private final Map<String, String> versions = new TreeMap<>();

    /** Adds what the manifest exports; the first to export a package wins. */
    void add(Manifest manifest) {
        String exports = manifest.getMainAttributes().getValue("Export-Package");
        if (exports == null) {
            return;
        }
        for (String clause : split(exports, ',')) {
            add(split(clause, ';'));
        }
    }

    /** A clause is packages first, then attributes and directives, of which only the version matters here. */
    private void add(List<String> clause) {
        String version = clause.stream()
                .filter(part -> part.startsWith("version="))
                .map(part -> part.substring("version=".length()).replace("\"", "").strip())
                .findFirst()
                .orElse("0.0.0");
        clause.stream()
                .filter(part -> part.indexOf('=') < 0)
                .forEach(name -> versions.putIfAbsent(name, version));
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean isQuoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                isQuoted = !isQuoted;
            }
            if (c == separator && !isQuoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** As the framework takes it. */
    String text() {
        List<String> clauses = new ArrayList<>();
        versions.forEach((name, version) -> clauses.add(name + ";version=\"" + version + "\""));
        return String.join(",", clauses);
    }
}
