// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import io.switchboard.api.module.Module;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/** Compiles a few classes and packs them as a bundle. */
final class TestBundle {
    private static final List<Class<?>> LIBRARIES =
            List.of(Module.class, Capability.class, Component.class, HealthCheck.class, Bundle.class);

    /** Shared, since opening the JDK anew costs more than compiling. */
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final String symbolicName;
    private final String version;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, String> headers = new TreeMap<>();
    private final List<Path> classPath = new ArrayList<>();

    TestBundle(String symbolicName, String version) {
        this.symbolicName = symbolicName;
        this.version = version;
    }

    /** A module whose supplier answers with the text and its own version, through a class loaded late. */
    static TestBundle module(String id, String version) {
        return new TestBundle("test." + id, version).source(id + ".Hello", """
            package %1$s;
            @io.switchboard.api.module.Module(id = "%1$s", title = "The %1$s", feature = "%1$s")
            @org.osgi.service.component.annotations.Component(service = java.util.function.Supplier.class)
            public class Hello implements java.util.function.Supplier<String> {
                public String get() { return new Answer().text(); }
            }
            class Answer { String text() { return "%1$s %2$s"; } }
            """.formatted(id, version));
    }

    TestBundle source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    TestBundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    TestBundle seeing(Path bundle) {
        classPath.add(bundle);
        return this;
    }

    Path build(Path directory) {
        try {
            Path classes = Files.createTempDirectory(directory, "classes");
            compile(classes);
            return pack(classes, directory.resolve(symbolicName + "-" + version + ".jar"));
        } catch (Exception e) {
            throw new IllegalStateException("The test bundle " + symbolicName + " cannot be built", e);
        }
    }

    private void compile(Path classes) {
        List<JavaFileObject> units = sources.entrySet().stream()
                .<JavaFileObject>map(entry -> new Source(entry.getKey(), entry.getValue()))
                .toList();
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "--release",
                "17",
                "-proc:none",
                "-nowarn",
                "-classpath",
                jars().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        if (!COMPILER.getTask(null, FILES, null, options, null, units).call()) {
            throw new IllegalStateException("The sources of " + symbolicName + " do not compile");
        }
    }

    private Stream<Path> jars() {
        return Stream.concat(LIBRARIES.stream().map(TestBundle::home), classPath.stream());
    }

    /** Where a class of the tests comes from. */
    static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pack(Path classes, Path jar) throws Exception {
        try (Builder builder = new Builder()) {
            builder.addClasspath(classes.toFile());
            for (Path library : jars().toList()) {
                builder.addClasspath(library.toFile());
            }
            builder.setProperty("Bundle-SymbolicName", symbolicName);
            builder.setProperty("Bundle-Version", version);
            if (!headers.containsKey("Export-Package")) {
                builder.setProperty("-privatepackage", packages());
            }
            builder.setProperty("-noextraheaders", "true");
            headers.forEach(builder::setProperty);
            Jar built = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IOException(builder.getErrors().toString());
            }
            built.write(jar.toFile());
            return jar;
        }
    }

    private String packages() {
        return sources.keySet().stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
