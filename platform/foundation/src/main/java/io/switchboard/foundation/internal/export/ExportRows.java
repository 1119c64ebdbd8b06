// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.export;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.OrganizationExports.Export;
import io.switchboard.foundation.OrganizationExports.ExportId;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The rows of exports; whoever writes one holds it for some minutes at a time, so that another server can take over. */
final class ExportRows {
    static final Duration KEPT = Duration.ofDays(7);
    private static final Duration HELD = Duration.ofMinutes(5);
    private static final String EXPORTS =
            """
            select x.id, x.state, x.parts_done, x.parts, x.size, u.name, x.requested_at, x.finished_at, x.expires_at
            from foundation.organization_export x join foundation.app_user u on u.id = x.requested_by
            where x.organization_id = ?
            """;

    private final Clock clock;

    ExportRows(Clock clock) {
        this.clock = clock;
    }

    List<Export> list(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.list(
                connection,
                EXPORTS + " and x.expires_at > ? order by x.requested_at desc, x.id desc limit 20",
                ExportRows::export,
                organization.value(),
                clock.instant());
    }

    Optional<Export> find(Connection connection, OrganizationId organization, ExportId id) throws SQLException {
        return Sql.first(
                connection,
                EXPORTS + " and x.id = ? and x.expires_at > ?",
                ExportRows::export,
                organization.value(),
                id.value(),
                clock.instant());
    }

    Optional<Export> open(Connection connection, OrganizationId organization) throws SQLException {
        return Sql.first(
                connection,
                EXPORTS + " and x.state in ('waiting', 'running')",
                ExportRows::export,
                organization.value());
    }

    /** Empty when one is open already. */
    Optional<ExportId> insert(Connection connection, OrganizationId organization, UserId user) throws SQLException {
        return Sql.first(
                connection,
                """
                insert into foundation.organization_export (organization_id, id, requested_by, requested_at, expires_at)
                values (?, ?, ?, ?, ?)
                on conflict (organization_id) where state in ('waiting', 'running') do nothing
                returning id
                """,
                row -> new ExportId(Sql.uuid(row, "id")),
                organization.value(),
                Ids.next(),
                user.value(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                clock.instant().plus(KEPT));
    }

    /** The one that has waited longest, or that another server has let go of; held from now on. */
    Optional<Task> take(Connection connection) throws SQLException {
        return Sql.first(
                connection,
                """
                update foundation.organization_export set state = 'running', parts_done = 0, leased_until = ?
                where (organization_id, id) = (
                    select organization_id, id from foundation.organization_export
                    where state = 'waiting' or state = 'running' and leased_until < ?
                    order by requested_at, id limit 1 for update skip locked)
                returning organization_id, id, requested_by
                """,
                row -> new Task(
                        new OrganizationId(Sql.uuid(row, "organization_id")),
                        new ExportId(Sql.uuid(row, "id")),
                        new UserId(Sql.uuid(row, "requested_by"))),
                clock.instant().plus(HELD),
                clock.instant());
    }

    /** @return false when the task is another's by now */
    boolean progress(Connection connection, Task task, int done, int parts) throws SQLException {
        return Sql.update(
                        connection,
                        """
                        update foundation.organization_export set parts_done = ?, parts = ?, leased_until = ?
                        where organization_id = ? and id = ? and state = 'running'
                        """,
                        done,
                        parts,
                        clock.instant().plus(HELD),
                        task.organization().value(),
                        task.id().value())
                == 1;
    }

    void ready(Connection connection, Task task, String sha256, long size) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.organization_export
                set state = 'ready', parts_done = parts, sha256 = ?, size = ?, finished_at = ?, expires_at = ?
                where organization_id = ? and id = ? and state = 'running'
                """,
                sha256,
                size,
                clock.instant(),
                clock.instant().plus(KEPT),
                task.organization().value(),
                task.id().value());
    }

    void failed(Connection connection, Task task) throws SQLException {
        Sql.update(
                connection,
                """
                update foundation.organization_export set state = 'failed', finished_at = ?
                where organization_id = ? and id = ? and state = 'running'
                """,
                clock.instant(),
                task.organization().value(),
                task.id().value());
    }

    Optional<String> hash(Connection connection, OrganizationId organization, ExportId id) throws SQLException {
        return Sql.first(
                connection,
                "select sha256 from foundation.organization_export where organization_id = ? and id = ? and state = 'ready'",
                row -> row.getString("sha256"),
                organization.value(),
                id.value());
    }

    List<Old> expired(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                """
                select organization_id, id, sha256 from foundation.organization_export
                where expires_at <= ? and state not in ('running') order by expires_at limit 100
                """,
                row -> new Old(
                        new OrganizationId(Sql.uuid(row, "organization_id")),
                        new ExportId(Sql.uuid(row, "id")),
                        Optional.ofNullable(row.getString("sha256"))),
                clock.instant());
    }

    void remove(Connection connection, Old old) throws SQLException {
        Sql.update(
                connection,
                "delete from foundation.organization_export where organization_id = ? and id = ?",
                old.organization().value(),
                old.id().value());
    }

    private static Export export(ResultSet row) throws SQLException {
        int parts = row.getInt("parts");
        return new Export(
                new ExportId(Sql.uuid(row, "id")),
                row.getString("state"),
                parts == 0 ? 0 : 100 * row.getInt("parts_done") / parts,
                row.getObject("size", Long.class),
                row.getString("name"),
                Sql.instant(row, "requested_at"),
                Sql.instantOrNull(row, "finished_at"),
                Sql.instant(row, "expires_at"));
    }

    /** What is to be written, and for whom. */
    record Task(OrganizationId organization, ExportId id, UserId user) {}

    /** What nobody can fetch any more. */
    record Old(OrganizationId organization, ExportId id, Optional<String> sha256) {}
}
