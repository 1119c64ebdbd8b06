// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.people.MemberRows.Row;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.work.MemberWork;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How much members have open. A figure like others: who holds no more than their own sees no more than their own. */
record LoadFigures(PlatformDatabase database, MemberRows members, Supplier<MemberWork> work) {
    private static final String FIGURES = "report.view";

    static boolean isShown(Identity actor, UserId member) {
        return sees(actor) || actor.may(FIGURES) && member.equals(actor.user());
    }

    private static boolean sees(Identity actor) {
        return actor.scopes().get(FIGURES) == Scope.ALL;
    }

    /** To order them by; whoever may not see it gets no order out of it either. */
    Map<UserId, Integer> ofAll(Identity actor, OrganizationId organization) {
        return sees(actor)
                ? work.get().counts(organization, database.transaction(c -> members.ids(c, organization)))
                : Map.of();
    }

    Map<UserId, Integer> of(Identity actor, OrganizationId organization, List<Row> shown) {
        List<UserId> visible =
                shown.stream().map(Row::id).filter(id -> isShown(actor, id)).toList();
        return visible.isEmpty() ? Map.of() : work.get().counts(organization, visible);
    }
}
