// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.UserId;
import java.util.List;
import java.util.Set;

/** What an organization asks of its people's sign-ins. Everything here needs {@code security.policy}. */
public interface SecurityPolicy {

    /** The roles, strongest first. */
    List<RoleRule> rules(Identity actor);

    /**
     * Two factors are needed by exactly these roles. Whoever has one of them and no second factor reaches
     * nothing from then on but its enrolment, within a second.
     *
     * @throws io.switchboard.api.problem.InvalidInput field {@code roles}
     */
    void requireTwoFactor(Identity actor, Set<String> roles);

    /**
     * Takes the second factor of somebody below the actor who has lost it, ends their sign-ins and mails
     * them.
     *
     * @throws io.switchboard.api.problem.NotFound for somebody who is no member
     * @throws io.switchboard.api.problem.Refusal 403 {@code users.above_own_role}, 409 {@code users.own_account},
     *     {@code users.owner_protected}, {@code auth.two_factor_off}, {@code users.works_elsewhere} for somebody whose account is not this organization's alone
     */
    void resetTwoFactor(Identity actor, UserId user);

    /**
     * A role and its rule.
     *
     * @param members active ones
     * @param without of those, how many have no second factor
     */
    record RoleRule(String role, String name, boolean isRequired, int members, int without) {}
}
