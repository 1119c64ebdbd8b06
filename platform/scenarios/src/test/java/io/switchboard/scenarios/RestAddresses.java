// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All addresses that the platform and the modules have, read from their compiled classes. */
final class RestAddresses {
    private static final List<String> PLATFORM = List.of("platform/kernel", "platform/foundation", "platform/portal");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final Pattern MODULE_ID = Pattern.compile("switchboard\\.module;[^,]*?\\bid(?::String)?=\"?([a-z0-9-]+)");

    private RestAddresses() {}

    /** Those that stand below {@code /api}, and not below a module. */
    static List<RestAddress> ofPlatform() {
        return PLATFORM.stream()
                .map(folder -> Sources.file(folder).resolve("target/classes"))
                .flatMap(folder -> read("/api", new ClassFileImporter().importPath(folder)))
                .toList();
    }

    /** Those of every module that the product was assembled with, by the module's id. */
    static Map<String, List<RestAddress>> ofShippedModules() {
        Map<String, List<RestAddress>> byModule = new TreeMap<>();
        try (Stream<Path> archives = Files.list(Archives.SHIPPED)) {
            for (Path archive : archives.toList()) {
                byte[] content = Files.readAllBytes(archive);
                moduleId(content).ifPresent(id -> byModule.put(id, ofModule(content)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byModule;
    }

    /** Those of one module. */
    static List<RestAddress> ofModule(byte[] archive) {
        String id = moduleId(archive).orElseThrow(() -> new IllegalArgumentException("The archive is no module"));
        try {
            Path file = Files.createTempFile("module", ".jar");
            Files.write(file, archive);
            try (JarFile jar = new JarFile(file.toFile())) {
                return read("/api/" + id, new ClassFileImporter().importJar(jar)).toList();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<String> moduleId(byte[] archive) {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(archive))) {
            String capabilities = jar.getManifest().getMainAttributes().getValue("Provide-Capability");
            Matcher id = MODULE_ID.matcher(capabilities == null ? "" : capabilities);
            return id.find() ? Optional.of(id.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<RestAddress> read(String base, Iterable<JavaClass> classes) {
        List<RestAddress> found = new ArrayList<>();
        for (JavaClass type : classes) {
            String path = base + "/" + value(type, "Path").orElse("");
            type.getMethods().forEach(method -> {
                Optional<String> verb = METHODS.stream().filter(name -> annotation(method, name).isPresent()).findFirst();
                Optional<String> further = value(method, "Path");
                if (verb.isPresent() && annotation(type, "Path").isPresent()) {
                    found.add(new RestAddress(
                            verb.get(), plain(path + "/" + further.orElse("")), isForm(method), queries(method)));
                } else if (verb.isPresent() || further.isPresent()) {
                    throw new AssertionError(method.getFullName() + " serves by a way that the walk does not know");
                }
            });
        }
        return found.stream();
    }

    private static boolean isForm(JavaMethod method) {
        return annotation(method, "Consumes")
                .flatMap(consumes -> consumes.get("value"))
                .filter(types -> List.of((Object[]) types).contains("multipart/form-data"))
                .isPresent();
    }

    private static List<String> queries(JavaMethod method) {
        return method.getParameters().stream()
                .flatMap(parameter -> value(parameter, "QueryParam").stream())
                .toList();
    }

    private static Optional<String> value(HasAnnotations<?> of, String name) {
        return annotation(of, name).flatMap(found -> found.get("value")).map(String::valueOf);
    }

    private static Optional<? extends JavaAnnotation<?>> annotation(HasAnnotations<?> of, String name) {
        return of.tryGetAnnotationOfType(JAX_RS + name);
    }

    /** Without the patterns of parameters and without empty segments. */
    private static String plain(String path) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean isPattern = false;
        for (char c : path.toCharArray()) {
            depth += c == '{' ? 1 : 0;
            isPattern |= depth > 0 && c == ':';
            if (!isPattern || depth == 1 && c == '}') {
                plain.append(c == ' ' ? "" : c);
            }
            depth -= c == '}' ? 1 : 0;
            isPattern &= depth > 0;
        }
        return plain.toString().replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
