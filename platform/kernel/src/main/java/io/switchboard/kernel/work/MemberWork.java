// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.work;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The open work of an organization's members, in whichever modules keep it. What is to be handed over is
 * written down in the platform's running transaction, and done by each module as soon as it runs and is in
 * the plan.
 */
public interface MemberWork {

    /** What the member has open, of all running modules; a module outside the plan may still hold something. */
    List<OpenWork.Open> of(OrganizationId organization, UserId user);

    /** How much each of these members has open in all running modules together; those with nothing are left out. */
    Map<UserId, Integer> counts(OrganizationId organization, Collection<UserId> users);

    /** In the name of the caller. Replaces what waits to be done for the same member. */
    void handOver(Caller by, UserId user, Handover handover);

    /** The member is back: what was not handed over yet stays theirs. */
    void keep(OrganizationId organization, UserId user);

    /** The team is no more: what belonged to it belongs to none. */
    void release(Caller by, TeamId team);
}
