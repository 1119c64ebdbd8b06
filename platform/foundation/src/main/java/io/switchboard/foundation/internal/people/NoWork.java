// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.work.MemberWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where no module runs, nobody has anything open. */
public final class NoWork implements MemberWork {

    @Override
    public List<OpenWork.Open> of(OrganizationId organization, UserId user) {
        return List.of();
    }

    @Override
    public Map<UserId, Integer> counts(OrganizationId organization, Collection<UserId> users) {
        return Map.of();
    }

    @Override
    public void handOver(Caller by, UserId user, Handover handover) {
        // nothing is open
    }

    @Override
    public void keep(OrganizationId organization, UserId user) {
        // nothing was to be handed over
    }

    @Override
    public void release(Caller by, TeamId team) {
        // nothing belongs to it
    }
}
