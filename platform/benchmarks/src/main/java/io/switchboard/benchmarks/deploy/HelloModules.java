// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.deploy;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** The partner's hello-world, built once from its source, then stamped with ids and versions. */
final class HelloModules {
    private static final String ID = "hello";

    private final byte[] template;
    private final AtomicInteger version = new AtomicInteger();

    private HelloModules(byte[] template) {
        this.template = template;
    }

    static HelloModules build(Path project, Path work) throws Exception {
        Path classes = work.resolve("hello-classes");
        compile(project.resolve("src/main/java"), classes);
        try (Builder builder = new Builder()) {
            builder.addClasspath(classes.toFile());
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                builder.addClasspath(new File(entry));
            }
            builder.setProperties(new Properties());
            builder.setProperty("Bundle-SymbolicName", ID);
            builder.setProperty("Bundle-Version", "1.0.0");
            builder.setProperty("-includeresource", classes + "," + project.resolve("src/main/resources"));
            try (Jar jar = builder.build()) {
                if (!builder.isOk()) {
                    throw new IllegalStateException("bnd: " + builder.getErrors());
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                jar.write(out);
                return new HelloModules(out.toByteArray());
            }
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        try (Stream<Path> walk = Files.walk(sources)) {
            List<String> files =
                    walk.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
            String[] arguments = Stream.concat(
                            Stream.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                            files.stream())
                    .toArray(String[]::new);
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
                throw new IllegalStateException("The sources do not compile: " + files);
            }
        }
    }

    /** The module under another id, with a version higher than any before. */
    byte[] archive(String id) {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(template))) {
            Manifest manifest = in.getManifest();
            Attributes headers = manifest.getMainAttributes();
            headers.putValue("Bundle-Version", "1.0." + version.incrementAndGet());
            for (String header : List.of("Bundle-SymbolicName", "Provide-Capability")) {
                headers.putValue(header, renamed(headers.getValue(header), id));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    jar.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(jar);
                    jar.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String renamed(String header, String id) {
        return header.replaceAll("(^|id=|feature=)" + ID + "\\b", "$1" + id);
    }
}
