// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The customers that members own, and whose they are when somebody leaves or a team is no more. */
@Component(service = OpenWork.class)
public final class MembersCustomers implements OpenWork {
    private final Transactions transactions;

    @Activate
    public MembersCustomers(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Open> of(UserId user) {
        long count = transactions.required(em -> em.createQuery(
                        "select count(c) from Customer c where c.owner = :user", Long.class)
                .setParameter("user", user.value())
                .getSingleResult());
        return List.of(new Open("customer", "customers", "customer", (int) count));
    }

    /** To own customers is no work that waits. */
    @Override
    public Map<UserId, Integer> counts(Collection<UserId> users) {
        return Map.of();
    }

    @Override
    public void handOver(UserId user, Handover handover) {
        handover.team().ifPresent(team -> give("team", team.value(), "owner", user.value()));
        give("owner", handover.user().map(UserId::value).orElse(null), "owner", user.value());
    }

    @Override
    public void release(TeamId team) {
        give("team", null, "team", team.value());
    }

    private void give(String field, @Nullable UUID to, String whose, UUID id) {
        String value = to == null ? "null" : ":to";
        transactions.run(em -> {
            Query update = em.createQuery("update Customer c set c." + field + " = " + value
                            + ", c.version = c.version + 1 where c." + whose + " = :id")
                    .setParameter("id", id);
            if (to != null) {
                update.setParameter("to", to);
            }
            update.executeUpdate();
        });
    }
}
