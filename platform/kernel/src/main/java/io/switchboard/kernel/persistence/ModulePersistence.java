// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.persistence;

import java.nio.file.Path;
import org.osgi.framework.Bundle;

/** What the deployer does for a module's data, in this order: migrate, open, (start, …), close. */
public interface ModulePersistence {

    /**
     * Brings the module's schema to what the archive holds below {@code db/migration/<module>}, in one
     * transaction. Without such files it does nothing.
     *
     * @throws MigrationRefused in one sentence; the schema is as before
     */
    void migrate(String module, Path archive);

    /** Makes the entity manager factory of a resolved bundle that has a {@code Meta-Persistence} header. */
    void open(String module, Bundle bundle);

    /** Closes what was opened for the bundle. */
    void close(Bundle bundle);
}
