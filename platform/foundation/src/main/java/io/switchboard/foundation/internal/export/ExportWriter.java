// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.export.ExportRows.Task;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.foundation.internal.mail.MailOutbox;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.internal.token.Sha256;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what was asked for, one after the other, and takes away what is too old. */
final class ExportWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWriter.class);

    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final ExportRows rows;
    private final ExportFile file;
    private final BlobStore blobs;
    private final Path folder;
    private final MailOutbox mails;
    private final Links links;
    private volatile @Nullable Running running;

    ExportWriter(
            PlatformDatabase database,
            AccountStore accounts,
            ExportRows rows,
            ExportFile file,
            BlobStore blobs,
            Path folder,
            MailOutbox mails,
            Links links) {
        this.database = database;
        this.accounts = accounts;
        this.rows = rows;
        this.file = file;
        this.blobs = blobs;
        this.folder = folder;
        this.mails = mails;
        this.links = links;
    }

    /** Everything that waits. */
    void run() {
        Optional<Task> task = database.transaction(rows::take);
        while (task.isPresent()) {
            write(task.get());
            task = database.transaction(rows::take);
        }
        removeOld();
    }

    private void write(Task task) {
        Path written = folder.resolve(Ids.next().toString());
        try {
            Identity actor = database.transaction(c -> accounts.identity(c, task.user(), task.organization()))
                    .orElseThrow(() -> new PermissionMissing(OrganizationExports.EXPORT));
            // They may have lost it while it waited.
            actor.require(OrganizationExports.EXPORT);
            actor.require(AuditLog.READ);
            String sha256 = write(task, actor, written);
            long size = Files.size(written);
            blobs.keep(task.organization(), sha256, written);
            database.transaction(c -> {
                rows.ready(c, task, sha256, size);
                return tell(c, task, Mail.Template.EXPORT_READY);
            });
        } catch (RuntimeException | IOException failure) {
            LOG.error("The export {} of the organization {} failed", task.id(), task.organization(), failure);
            database.transaction(c -> {
                rows.failed(c, task);
                return tell(c, task, Mail.Template.EXPORT_FAILED);
            });
        } finally {
            running = null;
            discard(written);
        }
    }

    private String write(Task task, Identity actor, Path place) throws IOException {
        Files.createDirectories(folder);
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(place), digest))) {
            Running now = new Running(task, new AtomicInteger(), new AtomicInteger());
            running = now;
            database.transaction(c -> {
                Sql.update(c, "set transaction isolation level repeatable read, read only");
                file.write(c, actor, out, (done, parts) -> {
                    now.parts().set(parts);
                    now.done().set(done);
                });
                return true;
            });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Says how far it is, and that this server is still at it; from another thread than the one that writes. */
    void beat() {
        Running now = running;
        if (now != null) {
            database.transaction(c -> rows.progress(c, now.task(), now.done().get(), now.parts().get()));
        }
    }

    private boolean tell(Connection connection, Task task, Mail.Template template) throws SQLException {
        Optional<Mail> mail = Sql.first(
                connection,
                """
                select u.email, u.name, o.name as organization, coalesce(u.language, o.locale) as language
                from foundation.app_user u join foundation.organization o on o.id = ?
                where u.id = ? and u.status = 'active'
                """,
                row -> new Mail(
                        template,
                        task.organization(),
                        row.getString("email"),
                        row.getString("language"),
                        links.organizationData(),
                        List.of(row.getString("name"), row.getString("organization"))),
                task.organization().value(),
                task.user().value());
        if (mail.isPresent()) {
            mails.add(connection, mail.get());
        }
        return true;
    }

    private void removeOld() {
        for (ExportRows.Old old : database.transaction(rows::expired)) {
            try {
                if (old.sha256().isPresent()) {
                    blobs.delete(old.organization(), old.sha256().get());
                }
                database.transaction(c -> {
                    rows.remove(c, old);
                    return true;
                });
            } catch (IOException failure) {
                LOG.warn("The old export {} could not be removed; the next run tries again", old.id(), failure);
            }
        }
    }

    private static void discard(Path written) {
        try {
            Files.deleteIfExists(written);
        } catch (IOException failure) {
            LOG.warn("The file {} could not be removed", written, failure);
        }
    }

    /** What is being written, and how far. */
    private record Running(Task task, AtomicInteger done, AtomicInteger parts) {}
}
