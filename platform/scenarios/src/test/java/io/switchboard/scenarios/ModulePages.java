// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import aQute.bnd.osgi.Domain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages that the shipped modules bring: every address, and the parameters that it declares. */
final class ModulePages {
    private static final Pattern PAGE = Pattern.compile("META-INF/resources/([a-z-]+)\\.xhtml");
    private static final Pattern PARAMETER = Pattern.compile("<f:viewParam[^>]*name=\"([^\"]+)\"");

    private ModulePages() {}

    /** By address, the names of the declared parameters. */
    static Map<String, List<String>> read() {
        Map<String, List<String>> pages = new TreeMap<>();
        try (Stream<Path> archives = Files.list(Archives.SHIPPED)) {
            for (Path archive : archives.toList()) {
                byte[] content = Files.readAllBytes(archive);
                RestAddresses.moduleId(content).ifPresent(module -> read(module, archive, pages));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    private static void read(String module, Path archive, Map<String, List<String>> pages) {
        try (JarInputStream jar = new JarInputStream(Files.newInputStream(archive))) {
            Set<String> opened = opened(jar.getManifest());
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                Matcher page = PAGE.matcher(entry.getName());
                if (page.matches() && opened.contains(page.group(1))) {
                    String source = new String(jar.readAllBytes(), StandardCharsets.UTF_8);
                    pages.put("/m/" + module + "/" + page.group(1), parameters(source));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of those that have an address; the others are parts of them. */
    private static Set<String> opened(Manifest manifest) {
        return Domain.domain(manifest).getProvideCapability().entrySet().stream()
                .filter(capability -> capability.getKey().replace("~", "").equals("switchboard.page"))
                .map(capability -> capability.getValue().get("name"))
                .collect(Collectors.toSet());
    }

    private static List<String> parameters(String source) {
        List<String> names = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(source);
        while (parameter.find()) {
            names.add(parameter.group(1));
        }
        return names;
    }
}
