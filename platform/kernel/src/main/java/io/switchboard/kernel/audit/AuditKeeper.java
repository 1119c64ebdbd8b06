// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.audit;

import io.switchboard.api.tenancy.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Keeps the record of who did what. */
public interface AuditKeeper {

    /** Who acts on this thread. */
    Actor actor();

    /**
     * Writes what was done in one transaction, at its end: others of the organization wait from here to the commit.
     *
     * @param connection of the transaction, with the role of modules and stamped with the organization
     */
    void append(Connection connection, OrganizationId organization, List<Act> acts) throws SQLException;

    /**
     * Writes what was done to the platform itself.
     *
     * @param connection of the platform's own role
     * @param actor by what name it was asked for
     */
    void platform(
            Connection connection,
            String actor,
            String action,
            String entityType,
            String entityId,
            Map<String, Object> detail)
            throws SQLException;

    /**
     * Writes what the signed-in operator did to something of an organization: both its log and the platform's
     * tell of it.
     *
     * @param connection of the platform's own role
     */
    void operator(
            Connection connection,
            OrganizationId organization,
            String action,
            String entityType,
            String entityId,
            Map<String, Object> detail)
            throws SQLException;
}
