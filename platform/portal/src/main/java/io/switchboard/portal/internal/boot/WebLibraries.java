// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What lies in the web application: jars whose packages are lent to bundles, and the core bundles. */
final class WebLibraries {
    private static final String LIB = "/WEB-INF/lib/";
    private static final String BUNDLES = "/WEB-INF/bundles/";
    /** Manifests of the APIs that the server brings, put there by the build. */
    private static final String SERVER_APIS = "/WEB-INF/exports/";

    private static final Pattern JAR = Pattern.compile("(.+?)-\\d[^/]*\\.jar");

    /** By artifact; which packages and versions is for their manifests to say. */
    private static final Set<String> LENT = Set.of(
            "platform-api",
            "jspecify",
            "slf4j-api",
            "jakarta.ws.rs-api",
            "jakarta.persistence-api",
            "org.eclipse.persistence.jpa",
            "org.eclipse.persistence.core",
            "org.eclipse.persistence.jpa.jpql",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-datatype-jdk8",
            "jackson-datatype-jsr310",
            "primefaces",
            "org.osgi.service.component",
            "org.osgi.util.promise",
            "org.osgi.util.function",
            "org.apache.felix.healthcheck.api");

    private final ServletContext context;

    WebLibraries(ServletContext context) {
        this.context = context;
    }

    String systemPackages() {
        SystemPackages packages = new SystemPackages();
        for (String path : paths(LIB)) {
            Matcher jar = JAR.matcher(path.substring(LIB.length()));
            if (jar.matches() && LENT.contains(jar.group(1))) {
                packages.add(manifestOfJar(path));
            }
        }
        for (String folder : paths(SERVER_APIS)) {
            packages.add(manifest(folder + JarFile.MANIFEST_NAME));
        }
        return packages.text();
    }

    List<URL> coreBundles() {
        return paths(BUNDLES).stream().map(this::url).toList();
    }

    private Set<String> paths(String folder) {
        @Nullable Set<String> found = context.getResourcePaths(folder);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("The web application was built without " + folder);
        }
        return new TreeSet<>(found);
    }

    private URL url(String path) {
        try {
            URL found = context.getResource(path);
            if (found == null) {
                throw new IllegalStateException("The web application has no " + path);
            }
            return found;
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(path, impossible);
        }
    }

    private Manifest manifest(String path) {
        try (InputStream in = url(path).openStream()) {
            return new Manifest(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + path, failure);
        }
    }

    private Manifest manifestOfJar(String path) {
        try (JarInputStream jar = new JarInputStream(url(path).openStream())) {
            Manifest first = jar.getManifest();
            return first == null ? search(jar, path) : first;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + path, failure);
        }
    }

    /** The stream reads a manifest by itself only where it comes first in the archive. */
    private static Manifest search(JarInputStream jar, String path) throws IOException {
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            if (entry.getName().equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
                return new Manifest(jar);
            }
        }
        throw new IllegalStateException(path + " has no manifest, so its packages and versions are unknown");
    }
}
