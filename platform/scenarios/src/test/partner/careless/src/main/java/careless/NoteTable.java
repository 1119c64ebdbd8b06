// SPDX-License-Identifier: Apache-2.0
package careless;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Ids;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;

/** Rows by id alone. */
final class NoteTable {
    private final Transactions transactions;

    NoteTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A note, how often it was reminded of, and what the last reminder said. */
    public record Note(UUID id, String text, int reminders, String last) {}

    Note add(String text) {
        UUID id = Ids.next();
        update("insert into careless.note (text, id) values (?, ?)", text, id);
        return get(id);
    }

    Note get(UUID id) {
        return transactions.sql(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select text, reminders, last from careless.note where id = ?")) {
                query.setObject(1, id);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        throw new NotFound();
                    }
                    return new Note(id, row.getString(1), row.getInt(2), row.getString(3));
                }
            }
        });
    }

    void change(UUID id, String text) {
        get(id);
        update("update careless.note set text = ? where id = ?", text, id);
    }

    void remind(UUID id, String with) {
        update("update careless.note set reminders = reminders + 1, last = ? where id = ?", with, id);
    }

    private void update(String sql, String text, UUID id) {
        transactions.sql(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, text);
                statement.setObject(2, id);
                return statement.executeUpdate();
            }
        });
    }
}
