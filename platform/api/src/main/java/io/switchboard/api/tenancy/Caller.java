// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in the current request, event or job.
 *
 * @param organization the tenant, decided by the platform from the session, token or channel
 * @param userOrNull the person, or null when the platform acts by itself (an event, a job, a webhook)
 * @param name the name to show, for instance in an activity line
 * @param permissions the permissions held, such as {@code conversation.reply}; {@code *} holds all
 */
public record Caller(OrganizationId organization, @Nullable UserId userOrNull, String name, Set<String> permissions) {

    public Caller {
        Objects.requireNonNull(organization, "organization");
        permissions = Set.copyOf(permissions);
    }

    /** The platform acting for an organization, with every permission. */
    public static Caller system(OrganizationId organization) {
        return new Caller(organization, null, "Switchboard", Set.of("*"));
    }

    public Optional<UserId> user() {
        return Optional.ofNullable(userOrNull);
    }

    public boolean may(String permission) {
        return permissions.contains("*") || permissions.contains(permission);
    }
}
