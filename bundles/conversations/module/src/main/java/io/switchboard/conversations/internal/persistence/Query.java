// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement with its arguments. A collection is sent as an array of uuid or text. */
final class Query {
    private final Connection connection;
    private final String sql;
    private final @Nullable Object[] arguments;

    private Query(Connection connection, String sql, @Nullable Object[] arguments) {
        this.connection = connection;
        this.sql = sql;
        this.arguments = arguments;
    }

    static Query of(Connection connection, String sql, @Nullable Object... arguments) {
        return new Query(connection, sql, arguments);
    }

    int update() throws SQLException {
        try (PreparedStatement statement = prepare()) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepare();
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        }
    }

    <T> Optional<T> first(Row<T> row) throws SQLException {
        return list(row).stream().findFirst();
    }

    boolean exists() throws SQLException {
        return !list(result -> true).isEmpty();
    }

    private PreparedStatement prepare() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            // PostgreSQL would round to microseconds, and so make some times later than they were.
            statement.setTimestamp(index, Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS)));
        } else if (value instanceof String text) {
            statement.setString(index, clean(text));
        } else if (value instanceof Collection<?> values) {
            boolean ids = !values.isEmpty() && values.iterator().next() instanceof UUID;
            Object[] elements = values.stream()
                    .map(element -> element instanceof String text ? clean(text) : element)
                    .toArray();
            statement.setArray(index, connection.createArrayOf(ids ? "uuid" : "text", elements));
        } else {
            statement.setObject(index, value);
        }
    }

    /** PostgreSQL's text has no zero character, but a phone may send one. */
    private static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        UUID id = uuid(row, column);
        if (id == null) {
            throw new SQLException("Column " + column + " is null");
        }
        return id;
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Instant time = time(row, column);
        if (time == null) {
            throw new SQLException("Column " + column + " is null");
        }
        return time;
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
