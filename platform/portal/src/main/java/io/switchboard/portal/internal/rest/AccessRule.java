// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.Identity;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * Who may call a resource method.
 *
 * @param allowed a permission, several of which one is enough, or a word of {@link Access}
 */
record AccessRule(List<String> allowed) {
    AccessRule {
        allowed = List.copyOf(allowed);
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("An @Access names nobody");
        }
    }

    /** What the method says, or its class; empty when neither says anything. */
    static Optional<AccessRule> of(Class<?> resource, Method method) {
        Access own = method.getAnnotation(Access.class);
        Access said = own == null ? resource.getAnnotation(Access.class) : own;
        return Optional.ofNullable(said).map(access -> new AccessRule(List.of(access.value())));
    }

    /**
     * @throws Refusal 401 for a stranger
     * @throws NotFound for the operator where only members are, of whom the operator is none
     * @throws PermissionMissing for somebody who lacks the permission
     */
    void check(Optional<Identity> caller) {
        if (allowed.contains(Access.EVERYBODY)) {
            return;
        }
        Identity identity = caller.orElseThrow(() -> new Refusal(401, "auth.required", "Sign in to use this."));
        if (allowed.stream().anyMatch(one -> isMet(one, identity))) {
            return;
        }
        String first = allowed.get(0);
        if (first.equals(Access.OPERATORS)) {
            throw new PermissionMissing(Identity.OPERATE);
        }
        if (identity.organization() == null) {
            throw new NotFound();
        }
        throw new PermissionMissing(first);
    }

    private static boolean isMet(String one, Identity identity) {
        boolean isMember = identity.organization() != null;
        return switch (one) {
            case Access.SIGNED_IN -> true;
            case Access.OPERATORS -> identity.isOperator();
            case Access.MEMBERS -> isMember;
            default -> isMember && identity.may(one);
        };
    }
}
