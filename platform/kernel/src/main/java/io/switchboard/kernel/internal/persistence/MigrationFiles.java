// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The migration files of one archive or folder, read whole; Flyway's own scanner cannot look into a bundle. */
final class MigrationFiles implements ResourceProvider {
    private final Map<String, String> textByName;

    private MigrationFiles(Map<String, String> textByName) {
        this.textByName = textByName;
    }

    static MigrationFiles ofArchive(Path archive, String folder) {
        Map<String, String> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(folder + "/") && entry.getName().endsWith(".sql")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The migrations of " + archive.getFileName() + " cannot be read", e);
        }
        return new MigrationFiles(files);
    }

    /** The folder as the loader sees it: a directory of a build, or an entry of a jar. */
    static MigrationFiles ofLoader(ClassLoader loader, String folder) {
        URL url = loader.getResource(folder + "/");
        if (url == null) {
            url = loader.getResource(folder);
        }
        if (url == null) {
            throw new IllegalArgumentException("There are no migrations at " + folder);
        }
        try {
            return url.getProtocol().equals("file")
                    ? ofDirectory(Path.of(url.toURI()), folder)
                    : ofArchive(archiveOf(url), folder);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalArgumentException("The migrations at " + folder + " cannot be read", e);
        }
    }

    private static Path archiveOf(URL url) throws URISyntaxException {
        String location = url.toString();
        int start = location.indexOf("file:");
        return Path.of(new URI(location.substring(start, location.indexOf("!/", start))));
    }

    private static MigrationFiles ofDirectory(Path directory, String folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path file : entries.filter(f -> f.toString().endsWith(".sql")).toList()) {
                files.put(folder + "/" + file.getFileName(), Files.readString(file));
            }
        }
        return new MigrationFiles(files);
    }

    boolean isEmpty() {
        return textByName.isEmpty();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        String text = textByName.get(name);
        return text == null ? null : new SqlFile(name, text);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        List<LoadableResource> found = new ArrayList<>();
        textByName.forEach((name, text) -> {
            String file = name.substring(name.lastIndexOf('/') + 1);
            if (file.startsWith(prefix) && Stream.of(suffixes).anyMatch(file::endsWith)) {
                found.add(new SqlFile(name, text));
            }
        });
        return found;
    }

    /** One SQL file. */
    private static final class SqlFile extends LoadableResource {
        private final String name;
        private final String text;

        SqlFile(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
