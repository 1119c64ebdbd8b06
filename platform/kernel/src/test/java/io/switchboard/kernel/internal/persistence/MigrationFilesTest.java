// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {

    @TempDir
    Path folder;

    @Test
    void onlyTheModulesOwnSqlFilesAreFoundInAnArchive() throws IOException {
        Path archive = archive("db/migration/crm/V1__a.sql", "db/migration/crm/V2__b.sql", "db/migration/crmx/V1__c.sql",
                "db/migration/crm/notes.txt");
        MigrationFiles files = MigrationFiles.ofArchive(archive, "db/migration/crm");
        assertThat(files.getResources("V", new String[] {".sql"}))
                .extracting(LoadableResource::getFilename)
                .containsExactly("V1__a.sql", "V2__b.sql");
    }

    @Test
    void anArchiveWithoutMigrationsIsEmpty() throws IOException {
        assertThat(MigrationFiles.ofArchive(archive("x.txt"), "db/migration/crm").isEmpty()).isTrue();
    }

    @Test
    void filesInAJarOfTheClassPathAreFound() throws IOException {
        Path archive = archive("db/migration/kernel/", "db/migration/kernel/V1__k.sql");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {archive.toUri().toURL()}, null)) {
            assertThat(MigrationFiles.ofLoader(loader, "db/migration/kernel").getResource("db/migration/kernel/V1__k.sql"))
                    .isNotNull();
        }
    }

    @Test
    void aMissingFolderIsAnError() {
        assertThatThrownBy(() -> MigrationFiles.ofLoader(getClass().getClassLoader(), "db/migration/none"))
                .hasMessageContaining("db/migration/none");
    }

    private Path archive(String... names) throws IOException {
        Path archive = folder.resolve("module.jar");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of(names)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("select 1;".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return archive;
    }
}
