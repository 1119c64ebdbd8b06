// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names and ids in rows, contents in the store that is configured. What comes in is first received into a
 * file of this server, so that nothing half gets further; a content is in its place before its row is
 * committed, so a row never points at nothing.
 */
public final class FileStore {
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private final PlatformDatabase database;
    private final BlobStore blobs;
    private final Path incoming;
    private final Clock clock;

    public FileStore(PlatformDatabase database, BlobStore blobs, Path dataDir, Clock clock) {
        this.database = database;
        this.blobs = blobs;
        this.incoming = folder(dataDir).resolve(".incoming");
        this.clock = clock;
        try {
            Files.createDirectories(incoming);
            sweep();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for files cannot be made: " + incoming, e);
        }
    }

    StoredFile store(Caller caller, String module, String name, InputStream stream, long most) throws IOException {
        Path received = incoming.resolve(Ids.next().toString());
        try {
            Content content = Content.receive(stream, received, most);
            // Before the transaction: no connection waits while the store takes it.
            blobs.keep(caller.organization(), content.sha256(), received);
            return database.transaction(c -> {
                insertObject(c, caller.organization(), content);
                return insertFile(c, caller, module, FileName.plain(name), content);
            });
        } finally {
            Files.deleteIfExists(received);
        }
    }

    Optional<StoredFile> find(OrganizationId organization, FileId id) {
        return database.transaction(c -> Sql.first(
                c,
                """
                select f.id, f.name, o.media_type, o.size, o.sha256
                from foundation.stored_file f
                join foundation.stored_object o on o.organization_id = f.organization_id and o.sha256 = f.sha256
                where f.organization_id = ? and f.id = ?
                """,
                row -> new StoredFile(
                        new FileId(Sql.uuid(row, "id")),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256")),
                organization.value(),
                id.value()));
    }

    InputStream open(OrganizationId organization, StoredFile file) throws IOException {
        return blobs.open(organization, file.sha256());
    }

    private void insertObject(Connection connection, OrganizationId organization, Content content) throws SQLException {
        Sql.update(
                connection,
                """
                insert into foundation.stored_object (organization_id, sha256, size, media_type, created_at)
                values (?, ?, ?, ?, ?)
                on conflict (organization_id, sha256) do nothing
                """,
                organization.value(),
                content.sha256(),
                content.size(),
                content.mediaType(),
                clock.instant());
    }

    private StoredFile insertFile(Connection connection, Caller caller, String module, String name, Content content)
            throws SQLException {
        FileId id = new FileId(Ids.next());
        Sql.update(
                connection,
                """
                insert into foundation.stored_file (organization_id, id, sha256, name, module, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                caller.organization().value(),
                id.value(),
                content.sha256(),
                name,
                module,
                caller.user().map(UserId::value).orElse(null),
                clock.instant());
        return new StoredFile(id, name, content.mediaType(), content.size(), content.sha256());
    }

    /** The store that the settings choose. */
    public static BlobStore blobs(SwitchboardConfig config) {
        return switch (config.storage().kind()) {
            case FOLDER -> new FolderBlobs(folder(config.dataDir()));
            case S3 -> new S3Blobs(config.storage());
        };
    }

    private static Path folder(Path dataDir) {
        return dataDir.resolve("files");
    }

    /** What a killed server had half received; other servers may be receiving at this moment. */
    private void sweep() throws IOException {
        Instant old = clock.instant().minus(ABANDONED_AFTER);
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
