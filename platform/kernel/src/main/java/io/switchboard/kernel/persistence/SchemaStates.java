// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.persistence;

import io.switchboard.kernel.Kernel;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.internal.module.DeployedArchives;
import io.switchboard.kernel.internal.persistence.ModuleSchemas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the schemas with what this build and the deployed modules bring; changes nothing. */
public final class SchemaStates {
    private final ModuleSchemas schemas;
    private final DeployedArchives archives;

    public SchemaStates(SwitchboardConfig.Database database, Path dataDir) {
        this.schemas = new ModuleSchemas(database);
        this.archives = new DeployedArchives(database, dataDir);
    }

    /** The kernel's own schema. */
    public SchemaState ofKernel() {
        return of("kernel", Kernel.class.getClassLoader());
    }

    /** A schema of the platform, by {@code classpath:db/migration/<schema>}. */
    public SchemaState of(String schema, ClassLoader loader) {
        return schemas.ofPlatform(schema, loader);
    }

    /** Those of the modules that are to run and have a schema. */
    public List<SchemaState> ofModules() {
        List<SchemaState> states = new ArrayList<>();
        archives.byModule().forEach((module, archive) -> schemas.ofModule(module, archive).ifPresent(states::add));
        return states;
    }
}
