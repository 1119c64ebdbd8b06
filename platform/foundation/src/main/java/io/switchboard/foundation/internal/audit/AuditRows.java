// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.audit;

import io.switchboard.api.tenancy.OrganizationId;
import org.jspecify.annotations.Nullable;

/** The entries of one chain. */
final class AuditRows {
    private static final String COLUMNS =
            """
            select number, at, actor_id, actor, on_behalf_of, action, entity_type, entity_id, detail::text as detail,
                   client_address, request_id, hash
            from foundation.audit_event where number is not null
            """;

    private AuditRows() {}

    /** The query, to go on with further conditions; its argument is the organization, unless that is the platform itself. */
    static String of(@Nullable OrganizationId organization) {
        return COLUMNS + (organization == null ? " and organization_id is null" : " and organization_id = ?");
    }
}
