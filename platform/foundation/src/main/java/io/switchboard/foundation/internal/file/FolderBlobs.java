// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.tenancy.OrganizationId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Contents in files named by their hash, one folder for each organization. */
final class FolderBlobs implements BlobStore {
    private final Path folder;

    FolderBlobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(OrganizationId organization, String sha256, Path received) throws IOException {
        Path place = place(organization, sha256);
        if (Files.exists(place)) {
            return;
        }
        Path parent = place.getParent();
        Files.createDirectories(parent);
        Files.move(received, place, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public InputStream open(OrganizationId organization, String sha256) throws IOException {
        try {
            return Files.newInputStream(place(organization, sha256));
        } catch (NoSuchFileException gone) {
            throw (IOException) new FileNotFoundException(sha256).initCause(gone);
        }
    }

    @Override
    public void delete(OrganizationId organization, String sha256) throws IOException {
        Files.deleteIfExists(place(organization, sha256));
    }

    @Override
    public void deleteAll(OrganizationId organization) throws IOException {
        Path own = folder.resolve(organization.toString());
        if (!Files.exists(own)) {
            return;
        }
        try (Stream<Path> all = Files.walk(own)) {
            // A folder is empty once what it holds is gone.
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path place(OrganizationId organization, String sha256) {
        return folder.resolve(organization.toString()).resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
