// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.file.BlobStore;
import io.switchboard.foundation.internal.sql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The files of an organization under the ids by which rows name them. */
record KeptFiles(BlobStore blobs) {

    List<Kept> all(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.list(
                connection,
                "select id, name, sha256 from foundation.stored_file where organization_id = ? order by id",
                row -> new Kept(Sql.uuid(row, "id"), row.getString("name"), row.getString("sha256")),
                organization.value());
    }

    void write(OrganizationId organization, Kept file, OutputStream out) throws IOException {
        try (InputStream content = blobs.open(organization, file.sha256())) {
            content.transferTo(out);
        }
    }

    /** One file. */
    record Kept(UUID id, String name, String sha256) {

        /** Its place in the ZIP; what some systems allow in no name is left out. */
        String place() {
            return "files/" + id + "/" + name.replaceAll("[:*?\"<>|]", "_");
        }
    }
}
