// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.Reach;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages by words in them. Row-level security keeps any index on words out of use, since it lets no
 * operator look at rows before the tenant is checked; so the newest messages are read, and a bounded
 * number of them.
 */
public final class MessageSearch {
    private static final int READ = 5000;
    private static final int BEFORE = 24;
    private static final int EXCERPT = 100;

    // Ids are made in time order, so the primary key leads from the newest back.
    private static final String FIND =
            """
            select n.conversation_id, v.number, n.body, n.author_name, n.kind
              from (select id, conversation_id, body, author_name, kind, direction, deleted_at
                      from conversations.message order by organization_id desc, id desc limit ?) n
              join conversations.conversation v on v.id = n.conversation_id
             where n.body ilike ? and n.direction <> 'system' and n.deleted_at is null and n.conversation_id <> all (?::uuid[])
            """;

    /** A message that has the words. */
    public record Found(UUID conversation, long number, String excerpt, String author, boolean isNote) {}

    /**
     * @param reach the conversations that may be looked into
     * @param except conversations that are shown anyway
     */
    public List<Found> find(Connection connection, String text, Reach reach, List<UUID> except, int limit)
            throws SQLException {
        String pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        List<@Nullable Object> arguments = new ArrayList<>(List.of(READ, pattern, except));
        String sql = FIND + Owners.within(reach, arguments) + " order by n.id desc limit ?";
        arguments.add(limit);
        return Query.of(connection, sql, arguments.toArray()).list(row -> found(row, text));
    }

    private static Found found(ResultSet row, String text) throws SQLException {
        return new Found(
                Query.id(row, "conversation_id"),
                row.getLong("number"),
                excerpt(row.getString("body"), text),
                row.getString("author_name"),
                row.getString("kind").equals("note"));
    }

    /** The words with some of what stands around them, in one line. */
    static String excerpt(String body, String text) {
        String line = body.strip().replaceAll("\\s+", " ");
        // In the line itself: in small letters it may be longer, and every place in it another.
        Matcher words = Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(line);
        int from = words.find() && words.start() > BEFORE ? boundary(line, words.start() - BEFORE) : 0;
        int to = boundary(line, Math.min(line.length(), from + EXCERPT));
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    /** Not between the two halves of a character. */
    private static int boundary(String line, int at) {
        boolean isInside = at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at));
        return isInside ? at - 1 : at;
    }
}
