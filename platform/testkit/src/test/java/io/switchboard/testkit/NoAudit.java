// SPDX-License-Identifier: Apache-2.0
package io.switchboard.testkit;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.audit.Act;
import io.switchboard.kernel.audit.Actor;
import io.switchboard.kernel.audit.AuditKeeper;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** Keeps nothing. */
final class NoAudit implements AuditKeeper {

    @Override
    public Actor actor() {
        throw new UnsupportedOperationException("Nobody acts here");
    }

    @Override
    public void append(Connection connection, OrganizationId organization, List<Act> acts) {}

    @Override
    public void platform(
            Connection connection, String actor, String action, String type, String id, Map<String, Object> detail) {}

    @Override
    public void operator(
            Connection connection,
            OrganizationId organization,
            String action,
            String type,
            String id,
            Map<String, Object> detail) {}
}
