// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.people.MemberRows.Row;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.work.MemberWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of the open work of somebody who leaves. */
record Leaving(MemberRows members, Supplier<MemberWork> work) {

    List<OpenWork.Open> open(OrganizationId organization, UserId user) {
        return work.get().of(organization, user);
    }

    /** What was said, if it can be done; without a word only when there is nothing to hand over. */
    Handover decide(
            Connection connection,
            OrganizationId organization,
            Row leaving,
            @Nullable Handover wanted,
            List<OpenWork.Open> open)
            throws SQLException {
        if (wanted == null) {
            if (leaving.isActive() && !open.isEmpty()) {
                throw openWork(leaving.name(), open);
            }
            // What was assigned to them since it was counted must not stay behind.
            return Handover.toQueue();
        }
        if (wanted.user().isPresent()) {
            UserId receiver = wanted.user().get();
            boolean isThere = members.find(connection, organization, receiver)
                    .filter(Row::isActive)
                    .isPresent();
            if (!isThere || receiver.equals(leaving.id())) {
                throw new InvalidInput(
                        "handover.id", "users.unknown_receiver", "Choose an active member of the organization, other than them.");
            }
        }
        if (wanted.team().isPresent() && teamName(connection, organization, wanted.team().get()) == null) {
            throw new InvalidInput("handover.id", "teams.unknown", "Choose a team of the organization.");
        }
        return wanted;
    }

    private static Refusal openWork(String name, List<OpenWork.Open> open) {
        String words = open.stream()
                .map(kind -> kind.count() + " " + (kind.count() == 1 ? kind.one() : kind.title()))
                .collect(Collectors.joining(", "));
        List<Map<String, Object>> counts = open.stream()
                .map(kind -> Map.<String, Object>of("kind", kind.kind(), "title", kind.title(), "count", kind.count()))
                .toList();
        return new Refusal(
                409,
                "users.open_work",
                name + " has " + words + "; say where they go: to a member, a team or the queue.",
                List.of(),
                Map.of("open", counts));
    }

    /** @return what to keep on record about it */
    Map<String, Object> handOver(Connection connection, Identity actor, UserId user, Handover chosen)
            throws SQLException {
        work.get().handOver(actor.caller(), user, chosen);
        OrganizationId organization = DatabasePeople.organization(actor);
        if (chosen.user().isPresent()) {
            String email = members.find(connection, organization, chosen.user().get()).map(Row::email).orElse("");
            return Map.of("to", "user", "user", email);
        }
        if (chosen.team().isPresent()) {
            return Map.of("to", "team", "team", String.valueOf(teamName(connection, organization, chosen.team().get())));
        }
        return Map.of("to", "queue");
    }

    void comeBack(OrganizationId organization, UserId user) {
        work.get().keep(organization, user);
    }

    private static @Nullable String teamName(Connection connection, OrganizationId organization, TeamId team)
            throws SQLException {
        return Sql.first(
                        connection,
                        "select name from foundation.team where organization_id = ? and id = ?",
                        row -> row.getString("name"),
                        organization.value(),
                        team.value())
                .orElse(null);
    }
}
