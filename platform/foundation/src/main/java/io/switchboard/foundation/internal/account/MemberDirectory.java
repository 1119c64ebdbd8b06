// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The members of the caller's organization; at most a second old, since lists ask for each line. */
public final class MemberDirectory implements Members {
    private static final String MEMBERS =
            """
            select u.id, coalesce(m.alias, u.name) as name, case when m.erased_at is null then u.email else '' end as email, m.role, m.availability, m.joined_at,
                   case when u.status = 'active' then m.state else 'deactivated' end as state
            from foundation.membership m join foundation.app_user u on u.id = m.user_id
            where m.organization_id = ? and m.state <> 'invited'
            """;

    private final PlatformDatabase database;
    private final Callers callers;
    private final BriefCache<OrganizationId, List<Listed>> cache;

    public MemberDirectory(PlatformDatabase database, Callers callers, Clock clock) {
        this.database = database;
        this.callers = callers;
        this.cache = new BriefCache<>(clock, Duration.ofSeconds(1));
    }

    @Override
    public List<Member> active() {
        return cache.get(organization(), this::load).orElseThrow().stream()
                .filter(Listed::isActive)
                .map(Listed::member)
                .toList();
    }

    @Override
    public Optional<Member> find(UserId user) {
        OrganizationId organization = organization();
        return cache.get(organization, this::load)
                .flatMap(members -> in(members, user))
                // Somebody who joined just now is not unknown.
                .or(() -> cache.reload(organization, this::load).flatMap(members -> in(members, user)));
    }

    private OrganizationId organization() {
        return callers.current().organization();
    }

    private Optional<List<Listed>> load(OrganizationId organization) {
        return Optional.of(database.transaction(c -> Sql.list(
                c, MEMBERS + " order by lower(u.name), u.id", MemberDirectory::listed, organization.value())));
    }

    private static Optional<Member> in(List<Listed> members, UserId user) {
        return members.stream().map(Listed::member).filter(m -> m.id().equals(user)).findFirst();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                new Member(
                        new UserId(Sql.uuid(row, "id")),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("role"),
                        row.getString("availability")),
                row.getString("state"),
                Sql.instant(row, "joined_at"));
    }

    /** A member and its state, {@code active} or {@code deactivated}. */
    public record Listed(Member member, String state, Instant joinedAt) {
        boolean isActive() {
            return state.equals("active");
        }
    }
}
