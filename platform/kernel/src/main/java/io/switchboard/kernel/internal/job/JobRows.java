// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.job;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The job table as the runner uses it: claim by lease, renew, finish, retry, hold. */
final class JobRows {
    /** A crashed server's jobs are taken over after this long; a living one renews. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final String CLAIM =
            """
            update kernel.job j
               set state = 'running', attempts = j.attempts + 1, leased_by = ?,
                   leased_until = now() + make_interval(secs => ?)
              from (select w.organization_id, w.id from kernel.job w
                     where w.state = 'waiting' and w.due_at <= now() and w.module = any (?)
                       and not exists (select from kernel.job r
                                        where r.state = 'running' and r.organization_id = w.organization_id
                                          and r.module = w.module and r.name = w.name and r.key = w.key)
                     order by w.due_at limit ? for update skip locked) due
             where j.organization_id = due.organization_id and j.id = due.id
            returning j.organization_id, j.id, j.module, j.name, j.key, j.payload, j.attempts, j.due_at, j.cause
            """;

    private final PlatformDatabase database;
    private final String node;

    JobRows(PlatformDatabase database, String node) {
        this.database = database;
        this.node = node;
    }

    List<ClaimedJob> claim(Collection<String> modules, int limit) {
        return database.transaction(connection -> {
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, node);
                claim.setLong(2, LEASE.toSeconds());
                claim.setArray(3, connection.createArrayOf("text", modules.toArray()));
                claim.setInt(4, limit);
                try (ResultSet rows = claim.executeQuery()) {
                    List<ClaimedJob> jobs = new ArrayList<>();
                    while (rows.next()) {
                        jobs.add(read(rows));
                    }
                    return jobs;
                }
            }
        });
    }

    private static ClaimedJob read(ResultSet row) throws SQLException {
        return new ClaimedJob(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("module"),
                row.getString("name"),
                row.getString("key"),
                row.getString("payload"),
                row.getInt("attempts"),
                row.getTimestamp("due_at").toInstant(),
                row.getString("cause"));
    }

    void renew(Collection<UUID> running) {
        update("update kernel.job set leased_until = now() + make_interval(secs => ?) where state = 'running' and id = any (?)",
                statement -> {
                    statement.setLong(1, LEASE.toSeconds());
                    Array ids = statement.getConnection().createArrayOf("uuid", running.toArray());
                    statement.setArray(2, ids);
                });
    }

    void finish(ClaimedJob job) {
        update("delete from kernel.job where organization_id = ? and id = ?", statement -> bind(statement, 1, job));
    }

    /** Back to the queue after a failure, unless a newer call already waits there. */
    void retry(ClaimedJob job, Duration delay, String reason) {
        database.transaction(connection -> {
            finish(job);
            try (PreparedStatement insert = connection.prepareStatement(
                    """
                    insert into kernel.job (organization_id, id, module, name, key, payload, due_at, attempts, error, cause)
                    values (?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?), ?, ?, ?)
                    on conflict (organization_id, module, name, key) where state = 'waiting' do nothing
                    """)) {
                bind(insert, 1, job);
                insert.setString(3, job.module());
                insert.setString(4, job.name());
                insert.setString(5, job.key());
                insert.setString(6, job.payload());
                insert.setDouble(7, delay.toMillis() / 1000.0);
                insert.setInt(8, job.attempts());
                insert.setString(9, reason);
                insert.setString(10, job.cause());
                insert.executeUpdate();
            }
            return true;
        });
    }

    void fail(ClaimedJob job, String reason) {
        update(
                """
                update kernel.job set state = 'failed', error = ?, leased_until = now()
                 where organization_id = ? and id = ?
                """,
                statement -> {
                    statement.setString(1, reason);
                    bind(statement, 2, job);
                });
    }

    /** Outside the plan: kept until the feature is given back. */
    void hold(ClaimedJob job) {
        update("update kernel.job set state = 'held', attempts = attempts - 1 where organization_id = ? and id = ?",
                statement -> bind(statement, 1, job));
    }

    /** The feature is back: what was held waits again, and of several calls with one key the newest. */
    void release(OrganizationId organization) {
        database.transaction(connection -> {
            update(
                    """
                    update kernel.job w set due_at = least(w.due_at, now())
                     where w.organization_id = ? and w.state = 'waiting'
                       and exists (select from kernel.job h where h.state = 'held'
                                    and h.organization_id = w.organization_id and h.module = w.module
                                    and h.name = w.name and h.key = w.key)
                    """,
                    statement -> statement.setObject(1, organization.value()));
            update(
                    """
                    delete from kernel.job h using kernel.job n
                     where h.organization_id = ? and h.state = 'held'
                       and n.organization_id = h.organization_id and n.module = h.module
                       and n.name = h.name and n.key = h.key
                       and (n.state = 'waiting' or n.state = 'held' and n.id > h.id)
                    """,
                    statement -> statement.setObject(1, organization.value()));
            update(
                    "update kernel.job set state = 'waiting' where organization_id = ? and state = 'held'",
                    statement -> statement.setObject(1, organization.value()));
            return true;
        });
    }

    /** Everybody with something held; their plans may have changed while no server ran. */
    List<OrganizationId> holders() {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "select distinct organization_id from kernel.job where state = 'held'");
                    ResultSet rows = query.executeQuery()) {
                List<OrganizationId> holders = new ArrayList<>();
                while (rows.next()) {
                    holders.add(new OrganizationId(rows.getObject(1, UUID.class)));
                }
                return holders;
            }
        });
    }

    /** Takes over what crashed servers, or an earlier life of this one, left running. */
    void recover(boolean atBoot) {
        database.transaction(connection -> {
            List<ClaimedJob> jobs = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    """
                    select organization_id, id, module, name, key, payload, attempts, due_at, cause from kernel.job
                     where state = 'running' and (leased_until < now() or (? and leased_by = ?))
                     for update skip locked
                    """)) {
                query.setBoolean(1, atBoot);
                query.setString(2, node);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        jobs.add(read(rows));
                    }
                }
            }
            // While the rows are locked, else two servers that find them take both over.
            jobs.forEach(job -> retry(job, Duration.ZERO, "The server stopped while it ran"));
            return jobs;
        });
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private void update(String sql, Binder binder) {
        database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binder.bind(statement);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement statement, int first, ClaimedJob job) throws SQLException {
        statement.setObject(first, job.organization().value());
        statement.setObject(first + 1, job.id());
    }
}
