// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import java.time.Instant;

/** Leaving: closing the organization with some days to think it over; then everything that it has here is removed. */
public interface OrganizationClosure {
    /** To close the organization; only its owner holds it. */
    String DELETE = "org.delete";

    /**
     * From now on only the owner can come in, and after fourteen days nobody. Needs {@link #DELETE}, the
     * password, and the code where there are two factors.
     *
     * @param name of the organization, typed as it is
     * @return when it closes
     * @throws io.switchboard.api.problem.InvalidInput fields {@code name}, {@code password} and {@code otp}
     * @throws io.switchboard.api.problem.Refusal 409 {@code organization.not_active}
     */
    Instant request(Identity actor, String name, String password, String otp);

    /**
     * Lets everybody in again. Needs {@link #DELETE}; nothing happens when closing was not asked for.
     *
     * @throws io.switchboard.api.problem.Refusal 409 {@code organization.closing_over} once the days have passed
     */
    void cancel(Identity actor);
}
