// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import aQute.bnd.header.Attrs;
import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Module archives as an operator or a partner would bring them: newer, broken, or built from source. */
final class Archives {
    static final Path SHIPPED = Sources.file("features/target/product/features/bundles");
    private static final AtomicLong VERSION = new AtomicLong(System.currentTimeMillis());

    private Archives() {}

    /** The ids of all modules that the product was assembled with. */
    static List<String> shippedModules() {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            List<String> ids = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    Attrs module = Domain.domain(jar.getManifest()).getProvideCapability().get("switchboard.module");
                    if (module != null) {
                        ids.add(module.get("id"));
                    }
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archive of a module as the product was assembled with it. */
    static byte[] shipped(String artifact) {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            Path archive = files.filter(f -> f.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The product has no " + artifact));
            return Files.readAllBytes(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same module with a version of its own, higher than any before. */
    static byte[] newer(byte[] archive) {
        return rewrite(archive, manifest -> {}, Map.of());
    }

    static String version(byte[] archive) {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(archive))) {
            return jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A newer version with a further file in it. */
    static byte[] with(byte[] archive, String name, String content) {
        return rewrite(archive, manifest -> {}, Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A newer version whose activator throws when the bundle starts. */
    static byte[] throwingAtStart(byte[] archive) {
        byte[] activator = compile(
                "broken.Activator",
                """
                package broken;
                public class Activator implements org.osgi.framework.BundleActivator {
                    public void start(org.osgi.framework.BundleContext context) {
                        throw new IllegalStateException("the licence file is missing");
                    }
                    public void stop(org.osgi.framework.BundleContext context) {}
                }
                """);
        return rewrite(
                archive,
                manifest -> {
                    manifest.putValue("Bundle-Activator", "broken.Activator");
                    manifest.putValue("Import-Package", manifest.getValue("Import-Package") + ",org.osgi.framework");
                },
                Map.of("broken/Activator.class", activator));
    }

    static byte[] half(byte[] archive) {
        return Arrays.copyOf(archive, archive.length / 2);
    }

    private static byte[] rewrite(byte[] archive, Consumer<Attributes> change, Map<String, byte[]> more) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(archive))) {
            Manifest manifest = in.getManifest();
            // The minor number puts any newer archive above any shipped one.
            manifest.getMainAttributes().putValue("Bundle-Version", "1.1." + VERSION.incrementAndGet() % 1_000_000_000L);
            change.accept(manifest.getMainAttributes());
            try (JarOutputStream out = new JarOutputStream(changed, manifest)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                    out.closeEntry();
                }
                for (Map.Entry<String, byte[]> file : more.entrySet()) {
                    out.putNextEntry(new ZipEntry(file.getKey()));
                    out.write(file.getValue());
                    out.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed.toByteArray();
    }

    private static byte[] compile(String name, String source) {
        try {
            Path folder = Files.createTempDirectory("archive");
            Path file = folder.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
            Files.writeString(file, source);
            compile(folder, List.of(file));
            return Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path output, List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String[] arguments = Stream.concat(
                        Stream.of("-proc:none", "-d", output.toString(), "-cp", System.getProperty("java.class.path")),
                        sources.stream().map(Path::toString))
                .toArray(String[]::new);
        if (compiler.run(null, null, null, arguments) != 0) {
            throw new IllegalStateException("The sources do not compile: " + sources);
        }
    }

    /** Builds a partner's project, as its build would with bnd's defaults. */
    static byte[] build(Path project, String symbolicName) {
        try (Builder builder = new Builder();
                Stream<Path> files = Files.walk(project.resolve("src/main/java"))) {
            Path classes = Files.createTempDirectory("partner");
            compile(classes, files.filter(f -> f.toString().endsWith(".java")).toList());
            copy(project.resolve("src/main/resources"), classes);
            builder.addClasspath(classes.toFile());
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                builder.addClasspath(new File(entry));
            }
            builder.setProperties(new Properties());
            builder.setProperty("Bundle-SymbolicName", symbolicName);
            builder.setProperty("Bundle-Version", "1.0." + VERSION.incrementAndGet() % 1_000_000_000L);
            builder.setProperty("-includeresource", classes.toString());
            try (Jar jar = builder.build()) {
                if (!builder.isOk()) {
                    throw new IllegalStateException("bnd: " + builder.getErrors());
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                jar.write(out);
                return out.toByteArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            Map<Path, Path> copies = new HashMap<>();
            files.filter(Files::isRegularFile).forEach(f -> copies.put(f, to.resolve(from.relativize(f).toString())));
            for (Map.Entry<Path, Path> copy : copies.entrySet()) {
                Files.createDirectories(copy.getValue().getParent());
                Files.copy(copy.getKey(), copy.getValue());
            }
        }
    }
}
