// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

import io.switchboard.benchmarks.product.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The floor: rows as the journal of webhooks has them, into a copy of its table with all its indexes, in
 * the same database. As the tables' owner, so without row level security: the floor has it easier.
 */
final class PgBench {
    private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final String ROW =
            " '00000000-0000-7000-8000-000000000001', uuidv7(), '00000000-0000-7000-8000-000000000002', now(),"
                    + " '\\x%s' || uuid_send(gen_random_uuid()), uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())";
    private static final String INSERT =
            "insert into benchmark.webhook_journal (organization_id, id, channel_id, received_at, body, digest) select";

    private final Stage stage;
    private final Path folder;
    private final String row;

    /** @param body one like those that the load sends */
    PgBench(Stage stage, Path folder, String body) {
        this.stage = stage;
        this.folder = folder;
        this.row = INSERT + ROW.formatted(HexFormat.of().formatHex(body.getBytes(StandardCharsets.UTF_8)));
    }

    void prepare() throws SQLException {
        execute("create schema if not exists benchmark");
        execute("create table if not exists benchmark.webhook_journal (like whatsapp.webhook_journal including all)");
    }

    /** Rows per second, one row to a transaction. */
    double single(Duration duration) throws IOException, InterruptedException, SQLException {
        return run("single", row + ";", 8, duration);
    }

    /** Rows per second, 64 rows to a transaction. */
    double batched(Duration duration) throws IOException, InterruptedException, SQLException {
        return 64 * run("batched", row + " from generate_series(1, 64);", 2, duration);
    }

    private double run(String name, String script, int clients, Duration duration)
            throws IOException, InterruptedException, SQLException {
        execute("truncate benchmark.webhook_journal");
        Path file = Files.writeString(folder.resolve("pgbench-" + name + ".sql"), script + "\n");
        ProcessBuilder pgbench = new ProcessBuilder(List.of(
                        "pgbench", "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", Integer.toString(stage.postgres().port()),
                        "-U", "sb_owner", "-c", Integer.toString(clients), "-j", "2", "-T", Long.toString(duration.toSeconds()),
                        "-f", file.toString(), database()))
                .redirectErrorStream(true);
        pgbench.environment().put("PGPASSWORD", stage.ownerPassword());
        Process process = start(pgbench);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(output);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IOException("pgbench: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static Process start(ProcessBuilder pgbench) throws IOException {
        try {
            return pgbench.start();
        } catch (IOException missing) {
            throw new IOException(
                    "pgbench is not installed; on Debian: apt-get install postgresql-contrib, then run again.", missing);
        }
    }

    private String database() {
        String url = stage.product().databaseUrl();
        return url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = stage.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
