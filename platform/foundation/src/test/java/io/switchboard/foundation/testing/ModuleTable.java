// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** What a module has brought that runs no more: its table is still there. */
public final class ModuleTable implements AutoCloseable {
    private final String schema = "m" + UUID.randomUUID().toString().replace("-", "");
    private final Connection connection;

    public ModuleTable() throws SQLException {
        connection = TestDatabase.running().owner();
        Sql.update(connection, "create schema " + schema);
        Sql.update(connection, "create table " + schema + ".thing (organization_id uuid not null, id uuid not null,"
                + " word text, secret bytea, parent uuid, primary key (organization_id, id),"
                + " foreign key (organization_id, parent) references " + schema + ".thing)");
        Sql.update(connection, "create table " + schema + ".part (organization_id uuid not null, thing uuid not null,"
                + " primary key (organization_id, thing),"
                + " foreign key (organization_id, thing) references " + schema + ".thing)");
    }

    public String schema() {
        return schema;
    }

    public void insert(Identity member, String word, int rows) throws SQLException {
        UUID organization = member.organization().value();
        UUID first = UUID.randomUUID();
        Sql.update(connection, "insert into " + schema + ".thing values (?, ?, ?, '\\x00')", organization, first, word);
        Sql.update(connection, "insert into " + schema + ".part values (?, ?)", organization, first);
        Sql.update(
                connection,
                "insert into " + schema + ".thing select ?, gen_random_uuid(), ?, '\\x00', ? from generate_series(2, ?)",
                organization, word, first, rows);
    }

    public int left(Identity member) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) as n from " + schema + ".thing where organization_id = ?",
                        row -> row.getInt("n"),
                        member.organization().value())
                .orElseThrow();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            Sql.update(connection, "drop schema " + schema + " cascade");
        }
    }
}
