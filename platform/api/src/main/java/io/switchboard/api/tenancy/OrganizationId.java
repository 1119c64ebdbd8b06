// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.UUID;

/** Identifies an organization, the tenant. */
public record OrganizationId(UUID value) {

    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
