// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import io.switchboard.scenarios.RunningProduct.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Questions to the database as the role that owns the tables, which no policy hides rows from. */
record OwnerSql(Stage stage) {

    /** The first column of every row, as text. */
    List<String> strings(String sql, Object... values) {
        try (Connection owner = stage.owner();
                PreparedStatement query = bind(owner.prepareStatement(sql), values);
                ResultSet rows = query.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    String string(String sql, Object... values) {
        return strings(sql, values).get(0);
    }

    int update(String sql, Object... values) {
        try (Connection owner = stage.owner();
                PreparedStatement update = bind(owner.prepareStatement(sql), values)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
