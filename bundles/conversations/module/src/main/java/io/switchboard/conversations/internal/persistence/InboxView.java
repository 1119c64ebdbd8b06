// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.AddressKey;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.ConversationView.ChannelBrief;
import io.switchboard.conversations.internal.persistence.ConversationView.ContactBrief;
import io.switchboard.conversations.internal.persistence.ConversationView.LastMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations as lists and pages read them: one statement each, by keyset. */
public final class InboxView {
    /** Counts stop here: what counts further reads more rows than anybody acts upon. */
    public static final int COUNT_CAP = 999;

    /** How many conversations wait in each folder, capped, and whether any of them is unread. */
    public record Folders(Folder mine, Folder unassigned, Folder all, Folder snoozed, Folder resolved) {}

    /** One folder's figures. */
    public record Folder(int count, boolean unread) {
        public String label() {
            return count > COUNT_CAP ? COUNT_CAP + "+" : Integer.toString(count);
        }
    }

    private static final String ACTIVE = "v.state in ('open', 'pending')";
    private static final String SELECT =
            """
            select v.id, v.number, v.state, v.priority, v.team_id, v.assignee_id, v.participants, v.snoozed_until, v.version, v.unread_count,
                   v.last_message_at, v.last_inbound_at, v.preview, v.preview_kind, v.preview_direction,
                   v.preview_author, ch.id as channel_id, ch.kind as channel_kind, ch.name as channel_name,
                   ch.state as channel_state, ch.removed_at is not null as channel_removed, ch.capabilities,
                   k.display_name, k.address, k.customer_id, k.customer_name, v.merged_into,
            """;
    private static final String FROM =
            """
              from conversations.conversation v
              join conversations.channel ch on ch.id = v.channel_id
              join conversations.contact k on k.id = v.contact_id
            """;

    // A subquery in the condition would keep row-level security from using the index, so what a merged
    // conversation points to is asked for in a second step.
    private static final String BY_ID = SELECT
            + """
               array(select a.address from conversations.contact_address a
                      where a.contact_id = k.id order by (a.address <> k.address), a.address) as addresses
            """
            + FROM
            + " where v.id = ?::uuid";
    private static final String SELECTED = " from conversations.conversation v where ";

    public Slice<ConversationView> page(
            Connection connection, InboxFilter filter, @Nullable Cursor after, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder(SELECT).append(" null::text[] as addresses")
                .append(FROM)
                .append(" where v.merged_into is null");
        List<@Nullable Object> arguments = new ArrayList<>();
        sql.append(Owners.within(filter.reach(), arguments));
        where(filter, sql, arguments);
        if (after != null) {
            sql.append(" and (v.last_message_at, v.id) < (?::timestamptz, ?::uuid)");
            arguments.add(after.at());
            arguments.add(after.tie(UUID::fromString));
        }
        sql.append(" order by v.last_message_at desc, v.id desc limit ?");
        arguments.add(limit + 1);
        List<ConversationView> rows =
                Query.of(connection, sql.toString(), arguments.toArray()).list(InboxView::view);
        return Slice.of(rows, limit, row -> new Cursor(row.lastMessageAt(), row.id().toString()));
    }

    private static void where(InboxFilter filter, StringBuilder sql, List<@Nullable Object> arguments) {
        if (!filter.states().isEmpty()) {
            // Written out, not bound: so that the planner can prove that a partial index holds.
            List<String> keys =
                    filter.states().stream().map(state -> "'" + state.key() + "'").toList();
            sql.append(" and v.state in (").append(String.join(", ", keys)).append(")");
        }
        switch (filter.assignment()) {
            case NOBODY -> sql.append(" and v.assignee_id is null");
            case SOMEONE -> {
                sql.append(" and v.assignee_id = ?::uuid");
                arguments.add(filter.assignee());
            }
            case ANYONE -> {}
        }
        if (filter.team() != null) {
            sql.append(" and v.team_id = ?::uuid");
            arguments.add(filter.team());
        }
        if (filter.channel() != null) {
            sql.append(" and v.channel_id = ?::uuid");
            arguments.add(filter.channel());
        }
        if (filter.customer() != null) {
            sql.append(" and k.customer_id = ?::uuid");
            arguments.add(filter.customer());
        }
        if (filter.text() != null) {
            sql.append(" and (k.display_name ilike ? or k.customer_name ilike ? or v.preview ilike ?")
                    .append(" or v.number::text = ?)");
            String pattern = "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%";
            arguments.addAll(List.of(pattern, pattern, pattern, filter.text()));
        }
    }

    /** The conversation, or the one it was merged into, with all addresses of its contact; as far as it is reached. */
    public Optional<ConversationView> conversation(Connection connection, UUID id, Reach reach) throws SQLException {
        Optional<Found> found = found(connection, id, reach);
        if (found.isPresent() && found.get().mergedInto() != null) {
            found = found(connection, found.get().mergedInto(), reach);
        }
        return found.map(Found::view);
    }

    private static Optional<Found> found(Connection connection, UUID id, Reach reach) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(id));
        String sql = BY_ID + Owners.within(reach, arguments);
        return Query.of(connection, sql, arguments.toArray()).first(Found::read);
    }

    private record Found(ConversationView view, @Nullable UUID mergedInto) {
        static Found read(ResultSet row) throws SQLException {
            return new Found(InboxView.view(row), Query.uuid(row, "merged_into"));
        }
    }

    /** What waits in each folder, of what is reached. */
    public Folders folders(Connection connection, @Nullable UUID me, Reach reach) throws SQLException {
        Counts counts = new Counts(reach)
                .count("mine", ACTIVE + " and v.assignee_id = ?::uuid", me)
                .unread("mine", " and v.assignee_id = ?::uuid", me)
                .count("unassigned", ACTIVE + " and v.assignee_id is null")
                .unread("unassigned", " and v.assignee_id is null")
                .count("active", ACTIVE)
                .unread("active", "")
                .count("snoozed", "v.state = 'snoozed'")
                .count("resolved", "v.state = 'resolved' and v.merged_into is null");
        return counts.query(connection).first(InboxView::folders).orElseThrow();
    }

    /** What waits in the folder of each of these teams, of what is reached. */
    public Map<UUID, Folder> teams(Connection connection, Collection<UUID> teams, Reach reach) throws SQLException {
        Counts counts = new Counts(reach)
                .count("waiting", ACTIVE + " and v.team_id = t.id")
                .unread("waiting", " and v.team_id = t.id");
        Map<UUID, Folder> byTeam = new HashMap<>();
        counts.query(connection, "t.id, ", " from unnest(?::uuid[]) t(id)", teams)
                .list(row -> byTeam.put(Query.id(row, "id"), folder(row, "waiting")));
        return byTeam;
    }

    /** Capped counts, all in one statement. */
    private static final class Counts {
        private final Reach reach;
        private final List<String> columns = new ArrayList<>();
        private final List<@Nullable Object> arguments = new ArrayList<>();

        Counts(Reach reach) {
            this.reach = reach;
        }

        Counts count(String name, String condition, @Nullable Object... values) {
            arguments.addAll(Arrays.asList(values));
            columns.add("(select count(*) from (select 1" + SELECTED + condition + Owners.within(reach, arguments)
                    + " limit " + (COUNT_CAP + 1) + ") n) as " + name);
            return this;
        }

        Counts unread(String name, String condition, @Nullable Object... values) {
            arguments.addAll(Arrays.asList(values));
            columns.add("exists (select 1" + SELECTED + "v.unread_count > 0 and " + ACTIVE + condition
                    + Owners.within(reach, arguments) + ") as " + name + "_unread");
            return this;
        }

        Query query(Connection connection) {
            return query(connection, "", "");
        }

        Query query(Connection connection, String before, String after, @Nullable Object... values) {
            arguments.addAll(Arrays.asList(values));
            return Query.of(
                    connection, "select " + before + String.join(", ", columns) + after, arguments.toArray());
        }
    }

    private static Folders folders(ResultSet row) throws SQLException {
        return new Folders(
                folder(row, "mine"),
                folder(row, "unassigned"),
                folder(row, "active"),
                new Folder(row.getInt("snoozed"), false),
                new Folder(row.getInt("resolved"), false));
    }

    private static Folder folder(ResultSet row, String name) throws SQLException {
        return new Folder(row.getInt(name), row.getBoolean(name + "_unread"));
    }

    private static ConversationView view(ResultSet row) throws SQLException {
        return new ConversationView(
                Query.id(row, "id"),
                row.getLong("number"),
                ConversationState.of(row.getString("state")),
                row.getString("priority"),
                Owners.of(row),
                Query.time(row, "snoozed_until"),
                row.getLong("version"),
                row.getInt("unread_count"),
                Query.instant(row, "last_message_at"),
                Query.time(row, "last_inbound_at"),
                new LastMessage(
                        row.getString("preview"),
                        row.getString("preview_kind"),
                        row.getString("preview_direction"),
                        row.getString("preview_author")),
                new ChannelBrief(
                        Query.id(row, "channel_id"),
                        row.getString("channel_kind"),
                        row.getString("channel_name"),
                        row.getString("channel_state"),
                        row.getBoolean("channel_removed"),
                        ConversationRows.capabilities(row)),
                new ContactBrief(
                        row.getString("display_name"),
                        AddressKey.parse(row.getString("address")),
                        Query.texts(row, "addresses").stream()
                                .map(AddressKey::parse)
                                .toList(),
                        Query.uuid(row, "customer_id"),
                        row.getString("customer_name")));
    }
}
