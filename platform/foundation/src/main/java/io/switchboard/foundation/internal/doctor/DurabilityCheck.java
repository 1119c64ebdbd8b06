// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.doctor;

import io.switchboard.foundation.doctor.Check;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Whether what was committed survives a crash of the machine. */
public record DurabilityCheck(DatabaseRoles roles) implements Check {
    private static final String CHECKSUMS = "data_checksums";
    private static final String OFF =
            """
            select name from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') and setting = 'off'
            order by name
            """;

    @Override
    public String name() {
        return "durability";
    }

    @Override
    public Finding look() throws SQLException {
        List<String> off;
        try (Connection connection = roles.app()) {
            off = Sql.list(connection, OFF, row -> row.getString(1));
        }
        List<String> dangerous = off.stream().filter(name -> !name.equals(CHECKSUMS)).toList();
        if (!dangerous.isEmpty()) {
            String settings = dangerous.stream().map(name -> name + " = on").collect(Collectors.joining(", "));
            return Finding.critical(
                    "A crash of the database's machine can lose what was committed: " + String.join(", ", dangerous) + " off.",
                    "Set " + settings + " in postgresql.conf and reload it.");
        }
        return off.isEmpty()
                ? Finding.ok("What is committed is on the disk, with checksums.")
                : Finding.warn("A page that the disk has damaged is not noticed.", "Stop PostgreSQL and run pg_checksums --enable.");
    }
}
