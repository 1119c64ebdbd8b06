// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                Matcher page = PAGE.matcher(entry.getName());
                if (page.matches()) {
                    String source = new String(jar.readAllBytes(), StandardCharsets.UTF_8);
                    pages.put("/m/" + module + "/" + page.group(1), parameters(source));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
