// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.persistence.SchemaState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the migrations of platform and modules lie, and how their schemas stand to them. */
public final class ModuleSchemas {
    private final Migrator migrator;

    public ModuleSchemas(SwitchboardConfig.Database database) {
        this.migrator = new Migrator(database);
    }

    public SchemaState ofPlatform(String schema, ClassLoader loader) {
        return migrator.state(schema, MigrationFiles.ofLoader(loader, "db/migration/" + schema));
    }

    /** Empty for a module without migrations. */
    public Optional<SchemaState> ofModule(String module, Path archive) {
        String schema = schema(module);
        if (!Files.isRegularFile(archive)) {
            return Optional.of(new SchemaState(
                    schema, 0, List.of(), List.of("The archive of the module is missing: " + archive + ".")));
        }
        MigrationFiles files = MigrationFiles.ofArchive(archive, "db/migration/" + module);
        return files.isEmpty() ? Optional.empty() : Optional.of(migrator.state(schema, files));
    }

    static String schema(String module) {
        return module.replace('-', '_');
    }
}
