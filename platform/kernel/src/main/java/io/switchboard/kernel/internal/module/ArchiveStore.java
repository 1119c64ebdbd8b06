// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;

/** Archives by content: {@code <sha256>.jar}. A name in the store is always a whole, synced file. */
final class ArchiveStore {
    private static final String SUFFIX = ".jar";
    private static final int COPY_BUFFER = 64 * 1024;

    /** A file in the store. */
    record Stored(Path file, String sha256, long size) {}

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private final Path directory;

    ArchiveStore(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    Stored stage(InputStream archive) throws IOException {
        return store(archive::transferTo);
    }

    /** Packs an archive again under another version; its code stays as it is. */
    Stored repackage(Path original, String contentVersion, String version) throws IOException {
        try (JarFile jar = new JarFile(original.toFile(), false)) {
            Manifest manifest = new Manifest(jar.getManifest());
            Attributes headers = manifest.getMainAttributes();
            headers.putValue(Constants.BUNDLE_VERSION, version);
            headers.putValue(BundleManifest.ROLLBACK_OF, contentVersion);
            return store(out -> copy(jar, manifest, out));
        }
    }

    private static void copy(JarFile jar, Manifest manifest, OutputStream out) throws IOException {
        try (JarOutputStream copy = new JarOutputStream(out, manifest)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    copy.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(copy);
                    }
                }
            }
        }
    }

    private Stored store(Writer writer) throws IOException {
        Path temporary = Files.createTempFile(directory, "incoming", ".tmp");
        try {
            MessageDigest digest = digest();
            try (OutputStream out = new DigestOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(temporary), COPY_BUFFER), digest)) {
                writer.write(out);
            }
            sync(temporary);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path file = file(sha256);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(directory);
            return new Stored(file, sha256, Files.size(file));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest())) {
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    Path file(String sha256) {
        return in(directory, sha256);
    }

    static Path in(Path directory, String sha256) {
        return directory.resolve(sha256 + SUFFIX);
    }

    /** Deletes whatever is not named. */
    void keepOnly(Set<String> hashes) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!hashes.contains(file.getFileName().toString().replace(SUFFIX, ""))) {
                    Files.delete(file);
                }
            }
        }
    }
}
