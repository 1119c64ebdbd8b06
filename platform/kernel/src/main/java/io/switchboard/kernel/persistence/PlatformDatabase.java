// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.persistence;

import java.sql.Connection;

/**
 * The platform's own tables, across organizations, with the role {@code sb_platform}. Modules never
 * get it. A call opens a transaction of its own, never joins one; nested calls share the outer one.
 */
public interface PlatformDatabase {

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
