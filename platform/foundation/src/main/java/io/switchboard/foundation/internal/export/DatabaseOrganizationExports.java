// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationExports;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exports in rows, and their ZIPs beside the organization's other files. */
public final class DatabaseOrganizationExports implements OrganizationExports {
    private final PlatformDatabase database;
    private final ExportRows rows;
    private final BlobStore blobs;
    private final AuditTrail audit;
    private final Runnable wake;

    DatabaseOrganizationExports(
            PlatformDatabase database, ExportRows rows, BlobStore blobs, AuditTrail audit, Runnable wake) {
        this.database = database;
        this.rows = rows;
        this.blobs = blobs;
        this.audit = audit;
        this.wake = wake;
    }

    @Override
    public List<Export> list(Identity actor) {
        OrganizationId organization = admitted(actor);
        return database.transaction(c -> rows.list(c, organization));
    }

    @Override
    public Export request(Identity actor) {
        OrganizationId organization = admitted(actor);
        // The mail goes to a person, and what is in the file is for the eyes of one.
        actor.requirePerson();
        Export export = database.transaction(c -> {
            Optional<ExportId> begun = rows.insert(c, organization, actor.user());
            if (begun.isEmpty()) {
                return rows.open(c, organization).orElseThrow(NotFound::new);
            }
            audit.record(
                    c,
                    AuditTrail.Entry.of(actor, "organization.export_requested", "organization", organization, Map.of()));
            return rows.find(c, organization, begun.get()).orElseThrow();
        });
        wake.run();
        return export;
    }

    @Override
    public Export find(Identity actor, ExportId id) {
        OrganizationId organization = admitted(actor);
        return database.transaction(c -> rows.find(c, organization, id)).orElseThrow(NotFound::new);
    }

    @Override
    public InputStream open(Identity actor, ExportId id) throws IOException {
        Export export = find(actor, id);
        actor.requirePerson();
        OrganizationId organization = admitted(actor);
        if (!export.isReady()) {
            throw new Refusal(409, "export.not_ready", "It is not written yet; you get a mail when it is.");
        }
        String sha256 = database.transaction(c -> {
            String hash = rows.hash(c, organization, id).orElseThrow(NotFound::new);
            audit.record(
                    c,
                    AuditTrail.Entry.of(actor, "organization.export_downloaded", "organization", organization, Map.of()));
            return hash;
        });
        return blobs.open(organization, sha256);
    }

    private static OrganizationId admitted(Identity actor) {
        actor.require(EXPORT);
        actor.require(AuditLog.READ);
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor.organization();
    }
}
