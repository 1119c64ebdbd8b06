// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.tenancy;

import io.switchboard.api.problem.PermissionMissing;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in the current request, event or job.
 *
 * @param organization the tenant, decided by the platform from the session, token or channel
 * @param userOrNull the person, or null when the platform acts by itself (an event, a job, a webhook)
 * @param name the name to show, for instance in an activity line
 * @param scopes the permissions held, such as {@code conversation.reply}, and over whose things;
 *     {@code *} holds all
 * @param teams the teams that the person belongs to
 */
public record Caller(
        OrganizationId organization,
        @Nullable UserId userOrNull,
        String name,
        Map<String, Scope> scopes,
        Set<TeamId> teams) {
    private static final String EVERY = "*";

    public Caller {
        Objects.requireNonNull(organization, "organization");
        scopes = Map.copyOf(scopes);
        teams = Set.copyOf(teams);
    }

    /** Holds each of the permissions over everything, and belongs to no team. */
    public Caller(OrganizationId organization, @Nullable UserId userOrNull, String name, Set<String> permissions) {
        this(organization, userOrNull, name, overEverything(permissions), Set.of());
    }

    /** The platform acting for an organization, with every permission. */
    public static Caller system(OrganizationId organization) {
        return new Caller(organization, null, "Switchboard", Set.of(EVERY));
    }

    public Optional<UserId> user() {
        return Optional.ofNullable(userOrNull);
    }

    /** The permissions held, over whatever. */
    public Set<String> permissions() {
        return scopes.keySet();
    }

    /** Whether the permission is held at all; over whose things says {@link #scope}. */
    public boolean may(String permission) {
        return scope(permission).isPresent();
    }

    /** Over whose things the permission is held; empty when it is not held. */
    public Optional<Scope> scope(String permission) {
        Scope every = scopes.get(EVERY);
        return Optional.ofNullable(every == null ? scopes.get(permission) : every);
    }

    /**
     * Over whose things the permission is held.
     *
     * @throws PermissionMissing when it is not held
     */
    public Scope require(String permission) {
        return scope(permission).orElseThrow(() -> new PermissionMissing(permission));
    }

    private static Map<String, Scope> overEverything(Set<String> permissions) {
        return permissions.stream().collect(Collectors.toMap(Function.identity(), permission -> Scope.ALL));
    }
}
