// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Taking along what an organization has here: one ZIP with its settings, people and audit log, the rows of every
 * module as JSON, and all its files. It is written in the background and kept for seven days. Everything needs
 * {@link #EXPORT} and {@link AuditLog#READ}, since the log is a part of it.
 */
public interface OrganizationExports {
    /** To take the data along. */
    String EXPORT = "export.org";

    /** Those that are kept or being written, the newest first. */
    List<Export> list(Identity actor);

    /**
     * Has one written; whoever asked gets a mail when it is there. While one is being written, that one is the
     * answer and no other is begun.
     */
    Export request(Identity actor);

    /** @throws io.switchboard.api.problem.NotFound for one that is not there, or not any more */
    Export find(Identity actor, ExportId id);

    /**
     * The ZIP; the caller closes it. Written to the audit log.
     *
     * @throws io.switchboard.api.problem.NotFound as {@link #find}
     * @throws io.switchboard.api.problem.Refusal 409 {@code export.not_ready}
     */
    InputStream open(Identity actor, ExportId id) throws IOException;

    /** Names an export. */
    record ExportId(UUID value) implements Serializable {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * One export.
     *
     * @param state {@code waiting}, {@code running}, {@code ready} or {@code failed}
     * @param percent how much of it is written
     * @param size in bytes; null until it is ready
     * @param expiresAt when it is removed from here
     */
    record Export(
            ExportId id,
            String state,
            int percent,
            @Nullable Long size,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            Instant expiresAt) {

        public boolean isReady() {
            return state.equals("ready");
        }

        /** Whether it will change without anybody asking for anything. */
        public boolean isOpen() {
            return state.equals("waiting") || state.equals("running");
        }
    }
}
