// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.purge.TenantTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the ZIP of an export, part by part, as everything stood at one moment. */
record ExportFile(OwnFiles own, KeptFiles files) {
    private static final String READ_ME =
            """
            What your organization has in Switchboard.

            settings.json   the organization's settings
            people.json     its members
            audit.jsonl     its audit log, newest first, one entry a line
            data/           one file for each table of each module, one row a line
            files/          every file, in a folder named by the id that rows of data/ give

            The lines are JSON in UTF-8; times are UTC. Passwords, keys and other secrets are not in it.
            """;

    void write(Connection connection, Identity actor, OutputStream out, Progress progress)
            throws IOException, SQLException {
        OrganizationId organization = actor.caller().organization();
        List<TenantTable> tables = ModuleTables.all(connection);
        List<KeptFiles.Kept> kept = files.all(connection, organization);
        int parts = 1 + tables.size() + kept.size();
        int done = 0;
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("README.txt"));
            zip.write(READ_ME.getBytes(StandardCharsets.UTF_8));
            own.write(actor, zip);
            progress.reached(++done, parts);
            for (TenantTable table : tables) {
                zip.putNextEntry(new ZipEntry("data/" + table.schema() + "/" + table.name() + ".jsonl"));
                ModuleTables.write(connection, organization, table, zip);
                progress.reached(++done, parts);
            }
            for (KeptFiles.Kept file : kept) {
                zip.putNextEntry(new ZipEntry(file.place()));
                files.write(organization, file, zip);
                progress.reached(++done, parts);
            }
        }
    }

    /** Told after each part. */
    @FunctionalInterface
    interface Progress {
        void reached(int done, int parts);
    }
}
