// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.persistence;

import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.internal.persistence.Migrator;
import io.switchboard.kernel.internal.persistence.RolePlatformDatabase;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * The platform's own tables, across organizations, with the role {@code sb_platform}. Modules never
 * get it. A call opens a transaction of its own, never joins one; nested calls share the outer one.
 */
public interface PlatformDatabase {

    /** The database as the kernel opens it, for those that run without a kernel. */
    static PlatformDatabase open(SwitchboardConfig.Database settings, DataSource platform) {
        return new RolePlatformDatabase(platform, new Migrator(settings));
    }

    /** Runs the work in a transaction; an exception rolls back and is thrown on. */
    <T> T transaction(SqlWork<T> work);

    /** Applies the migrations below {@code classpath:db/migration/<schema>} as the owner role. */
    void migrate(String schema, ClassLoader loader);

    /** Work on a connection that is neither closed nor committed by it. */
    @FunctionalInterface
    interface SqlWork<T> {
        T apply(Connection connection) throws Exception;
    }
}
