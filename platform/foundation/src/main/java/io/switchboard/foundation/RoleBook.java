// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.kernel.module.DeclaredPermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the caller's organization: the four that every organization has and nobody changes, and its
 * own. A change counts at once, without a new sign-in.
 */
public interface RoleBook {
    String MANAGE = "roles.manage";

    /** The four, strongest first, then the organization's own by name. */
    List<RoleEntry> list(Identity actor);

    Optional<RoleEntry> find(Identity actor, String key);

    /** What the role is called; of the four it is known without a look. */
    Optional<String> name(Identity actor, String key);

    /** Every permission that a role can hold at this moment. */
    List<DeclaredPermission> permissions();

    /**
     * Makes a role. Needs {@code roles.manage}; so do the others.
     *
     * @throws io.switchboard.api.problem.InvalidInput fields {@code name}, {@code description}, {@code permissions};
     *     nobody gives a role what they lack
     */
    RoleEntry create(Identity actor, RoleWish wish);

    /**
     * Makes a role what is wished.
     *
     * @param version the one that the change was made on, or null for whichever there is
     * @throws io.switchboard.api.problem.NotFound for a role that is not the organization's
     * @throws io.switchboard.api.problem.Refusal 409 {@code role.built_in}, {@code role.own}; 403
     *     {@code role.above_own}; 412 {@code role.changed_meanwhile}
     */
    RoleEntry change(Identity actor, String key, @Nullable Integer version, RoleWish wish);

    /**
     * Removes a role that nobody has.
     *
     * @throws io.switchboard.api.problem.Refusal as {@link #change}; 409 {@code role.in_use}
     */
    void remove(Identity actor, String key);

    /**
     * A role.
     *
     * @param meaning what somebody with it does, in a sentence
     * @param isBuiltIn one of the four
     * @param scopes the permissions that it holds, each with its scope, {@code owner} for the owner alone
     * @param people how many active members have it
     * @param isChangeable whether the actor may change or remove it
     */
    record RoleEntry(
            String key,
            String name,
            String meaning,
            boolean isBuiltIn,
            Map<String, String> scopes,
            int version,
            int people,
            boolean isChangeable) {
        public RoleEntry {
            scopes = Map.copyOf(scopes);
        }
    }

    /**
     * What a role is to be; null leaves that as it is, and is for nothing when a role is made.
     *
     * @param scopes every permission that it is to hold, each with its scope
     */
    record RoleWish(@Nullable String name, @Nullable String description, @Nullable Map<String, String> scopes) {}
}
