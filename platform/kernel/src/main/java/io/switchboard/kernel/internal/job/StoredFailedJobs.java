// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.job;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.audit.AuditKeeper;
import io.switchboard.kernel.job.FailedJobs;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The failed ones among the jobs; the time of their failure is the end of their last lease. */
record StoredFailedJobs(PlatformDatabase database, AuditKeeper audit, Runnable wake) implements FailedJobs {
    private static final String LIST =
            """
            select organization_id, id, module, name, coalesce(leased_until, due_at) as failed_at, attempts, error
              from kernel.job where state = 'failed' order by failed_at desc, id limit ?
            """;
    /** One that waits for the same, or a newer one that is held, does its work: told to wait as well, it would drive that out. */
    private static final String GIVE_WAY =
            """
            delete from kernel.job f where f.id = ? and f.state = 'failed'
               and exists (select from kernel.job w where (w.state = 'waiting' or w.state = 'held' and w.id > f.id)
                            and w.organization_id = f.organization_id and w.module = f.module
                            and w.name = f.name and w.key = f.key)
            returning f.organization_id, f.module, f.name
            """;
    private static final String RETRY =
            """
            update kernel.job set state = 'waiting', attempts = 0, due_at = now(), error = null
             where id = ? and state = 'failed'
            returning organization_id, module, name
            """;

    @Override
    public List<FailedJob> list(int limit) {
        return database.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(LIST)) {
                query.setInt(1, limit);
                try (ResultSet rows = query.executeQuery()) {
                    List<FailedJob> jobs = new ArrayList<>();
                    while (rows.next()) {
                        jobs.add(read(rows));
                    }
                    return jobs;
                }
            }
        });
    }

    private static FailedJob read(ResultSet row) throws SQLException {
        return new FailedJob(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("module"),
                row.getString("name"),
                row.getTimestamp("failed_at").toInstant(),
                row.getInt("attempts"),
                row.getString("error"));
    }

    @Override
    public void retry(UUID id) {
        boolean isThere = database.transaction(
                connection -> update(connection, GIVE_WAY, id) || update(connection, RETRY, id));
        if (!isThere) {
            throw new NotFound();
        }
        wake.run();
    }

    private boolean update(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet retried = statement.executeQuery()) {
                return retried.next() && recorded(connection, id, retried);
            }
        }
    }

    private boolean recorded(Connection connection, UUID id, ResultSet retried) throws SQLException {
        audit.operator(
                connection,
                new OrganizationId(retried.getObject(1, UUID.class)),
                "failed_job.retried",
                "job",
                id.toString(),
                Map.of("module", retried.getString(2), "name", retried.getString(3)));
        return true;
    }
}
