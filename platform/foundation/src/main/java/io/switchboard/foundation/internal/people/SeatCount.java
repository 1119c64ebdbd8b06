// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.People.Seats;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Seats are taken by active members and by invitations that can still be accepted. */
final class SeatCount {
    static final String METER = "seats";

    private final Function<OrganizationId, Map<String, Long>> limits;

    SeatCount(Function<OrganizationId, Map<String, Long>> limits) {
        this.limits = limits;
    }

    /** Makes everybody else who takes a seat there wait until this transaction ends. */
    void lock(Connection connection, OrganizationId organization) throws SQLException {
        Sql.first(
                connection,
                "select id from foundation.organization where id = ? for no key update",
                row -> true,
                organization.value());
    }

    Seats seats(Connection connection, OrganizationId organization, Instant now) throws SQLException {
        return new Seats(taken(connection, organization, now), limits.apply(organization).get(METER));
    }

    /** @throws Refusal 402 {@code gate.limit_reached} when there is none; call it under {@link #lock} */
    void requireFree(Connection connection, OrganizationId organization, Instant now) throws SQLException {
        require(taken(connection, organization, now) + 1, organization);
    }

    /** The one who accepts an invitation takes its seat, unless the plan has shrunk meanwhile. */
    void requireForAccepted(Connection connection, OrganizationId organization) throws SQLException {
        require(members(connection, organization) + 1, organization);
    }

    private void require(int taken, OrganizationId organization) {
        Long limit = limits.apply(organization).get(METER);
        if (limit != null && taken > limit) {
            throw new Refusal(
                    402,
                    "gate.limit_reached",
                    "All " + limit + " seats of the plan are taken; deactivate somebody, revoke an invitation or get more seats.",
                    List.of(),
                    Map.of("meter", METER, "limit", limit, "used", taken - 1));
        }
    }

    private static int taken(Connection connection, OrganizationId organization, Instant now) throws SQLException {
        int invited = Sql.first(
                        connection,
                        """
                        select count(*) as n from foundation.invitation
                        where organization_id = ? and state = 'pending' and expires_at > ?
                        """,
                        row -> row.getInt("n"),
                        organization.value(),
                        now)
                .orElseThrow();
        return members(connection, organization) + invited;
    }

    private static int members(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) as n from foundation.membership where organization_id = ? and state = 'active'",
                        row -> row.getInt("n"),
                        organization.value())
                .orElseThrow();
    }
}
