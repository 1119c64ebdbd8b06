// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows in the platform's schema. */
final class JdbcModuleRows implements ModuleRows {
    private final PlatformDatabase database;
    private final DeploymentAudit audit;

    JdbcModuleRows(PlatformDatabase database, DeploymentAudit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public List<Desired> desired() {
        return database.transaction(c -> query(
                c,
                row -> new Desired(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        at(row, 6)),
                "select module, desired_version, desired_sha256, state, changed_by, changed_at"
                        + " from kernel.module_state order by module"));
    }

    @Override
    public void commit(Desired desired, Archived archive) {
        database.transaction(c -> {
            update(
                    c,
                    "insert into kernel.module_state (module, desired_version, desired_sha256, state, changed_by,"
                        + " changed_at) values (?, ?, ?, ?, ?, ?) on conflict (module) do update set desired_version ="
                        + " excluded.desired_version, desired_sha256 = excluded.desired_sha256, state ="
                        + " excluded.state, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
                    desired.module(),
                    desired.version(),
                    desired.sha256(),
                    desired.state(),
                    desired.changedBy(),
                    desired.changedAt());
            update(
                    c,
                    "insert into kernel.module_archive"
                            + " (module, version, content_version, sha256, file_name, deployed_at)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict (module, version) do update set"
                            + " sha256 = excluded.sha256, file_name = excluded.file_name,"
                            + " deployed_at = excluded.deployed_at",
                    archive.module(),
                    archive.version(),
                    archive.contentVersion(),
                    archive.sha256(),
                    archive.fileName(),
                    archive.deployedAt());
            return update(
                    c,
                    "delete from kernel.module_archive where module = ? and version not in (select version"
                            + " from kernel.module_archive where module = ? order by deployed_at desc limit ?)",
                    desired.module(),
                    desired.module(),
                    KEPT);
        });
    }

    @Override
    public void changeState(String module, String state, String actor, Instant at) {
        database.transaction(c -> update(
                c,
                "update kernel.module_state set state = ?, changed_by = ?, changed_at = ? where module = ?",
                state,
                actor,
                at,
                module));
    }

    @Override
    public List<Archived> archives() {
        return database.transaction(c -> query(
                c,
                row -> new Archived(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        at(row, 6)),
                "select module, version, content_version, sha256, file_name, deployed_at"
                        + " from kernel.module_archive order by deployed_at desc"));
    }

    @Override
    public List<Library> libraries() {
        return database.transaction(c -> query(
                c,
                row -> new Library(row.getString(1), row.getString(2), row.getString(3), row.getString(4), at(row, 5)),
                "select name, version, sha256, file_name, installed_at from kernel.library_archive order by"
                        + " installed_at"));
    }

    @Override
    public void add(Library library) {
        database.transaction(c -> update(
                c,
                "insert into kernel.library_archive (name, version, sha256, file_name, installed_at) values (?, ?, ?,"
                        + " ?, ?) on conflict (name, version) do update set sha256 = excluded.sha256, file_name ="
                        + " excluded.file_name, installed_at = excluded.installed_at",
                library.name(),
                library.version(),
                library.sha256(),
                library.fileName(),
                library.installedAt()));
    }

    @Override
    public void save(Deployment d) {
        database.transaction(c -> {
            update(
                    c,
                    "insert into kernel.deployment (id, kind, module, version, file_name, actor, state, sentence,"
                        + " started_at, ended_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
                        + " module = excluded.module, version = excluded.version, state = excluded.state, sentence ="
                        + " excluded.sentence, ended_at = excluded.ended_at",
                    d.id(),
                    d.kind(),
                    d.module(),
                    d.version(),
                    d.fileName(),
                    d.actor(),
                    d.state(),
                    d.sentence(),
                    d.startedAt(),
                    d.endedAt());
            saveSteps(c, d);
            audit.record(c, d);
            return d;
        });
    }

    /** Those saved before are sent again, since one may have failed; all in one round trip. */
    private static void saveSteps(Connection c, Deployment d) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement(
                "insert into kernel.deployment_step (deployment, position, state, at, sentence)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")) {
            for (int i = 0; i < d.steps().size(); i++) {
                Deployment.Step step = d.steps().get(i);
                bind(insert, d.id(), i, step.state(), step.at(), step.sentence());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public Optional<Deployment> find(UUID id) {
        return database.transaction(
                c -> deployments(c, "where id = ?", id).stream().findFirst());
    }

    @Override
    public List<Deployment> recent(int limit) {
        return database.transaction(c -> deployments(c, "order by started_at desc, id desc limit ?", limit));
    }

    private static List<Deployment> deployments(Connection c, String which, Object... arguments) throws SQLException {
        return query(
                c,
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Deployment(
                            id,
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            at(row, 9),
                            row.getObject(10) == null ? null : at(row, 10),
                            steps(c, id));
                },
                "select id, kind, module, version, file_name, actor, state, sentence, started_at, ended_at"
                        + " from kernel.deployment " + which,
                arguments);
    }

    private static List<Deployment.Step> steps(Connection c, UUID deployment) throws SQLException {
        return query(
                c,
                row -> new Deployment.Step(row.getString(1), at(row, 2), row.getString(3)),
                "select state, at, sentence from kernel.deployment_step where deployment = ? order by position",
                deployment);
    }

    @Override
    public void endUnfinished(Instant at, String sentence) {
        database.transaction(c -> {
            List<Deployment> unfinished = deployments(c, "where ended_at is null order by started_at, id");
            unfinished.forEach(deployment -> save(ended(deployment, at, sentence)));
            return unfinished;
        });
    }

    /** What serves is not to be done again, even when the one before it was not taken away any more. */
    private static Deployment ended(Deployment d, Instant at, String sentence) {
        boolean isDone = Set.of("switched", "drained").contains(d.state());
        return new Deployment(
                d.id(),
                d.kind(),
                d.module(),
                d.version(),
                d.fileName(),
                d.actor(),
                isDone ? "done" : "rejected",
                isDone ? d.sentence() : sentence,
                d.startedAt(),
                at,
                d.steps());
    }

    private static <T> List<T> query(Connection c, Reader<T> reader, String sql, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(c, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (row.next()) {
                all.add(reader.read(row));
            }
            return all;
        }
    }

    private static int update(Connection c, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(c, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection c, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = c.prepareStatement(sql);
        bind(statement, arguments);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i];
            statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
