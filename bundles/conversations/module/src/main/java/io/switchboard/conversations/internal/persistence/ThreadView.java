// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.persistence.MessageView.AttachmentView;
import io.switchboard.conversations.internal.persistence.MessageView.Author;
import io.switchboard.conversations.internal.persistence.MessageView.Failure;
import io.switchboard.conversations.internal.persistence.MessageView.Quote;
import io.switchboard.conversations.internal.persistence.MessageView.ReactionView;
import io.switchboard.conversations.internal.persistence.MessageView.Revision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as threads read them: four statements for any number of them. */
public final class ThreadView {
    private static final String SELECT =
            """
            select m.id, m.conversation_id, m.seq, m.direction, m.kind, m.body, m.author_kind, m.author_id,
                   m.author_name, m.state, m.failure_code, m.failure_text, m.provider_ts, m.edited_at, m.deleted_at,
                   r.id as reply_id, r.author_name as reply_author, r.body as reply_body, r.kind as reply_kind,
                   r.deleted_at is not null as reply_deleted
              from conversations.message m
              left join conversations.message r on r.id = m.reply_to
            """;

    /** Newest first. */
    public Slice<MessageView> page(Connection connection, UUID conversation, @Nullable Cursor before, int limit)
            throws SQLException {
        StringBuilder sql = new StringBuilder(SELECT).append(" where m.conversation_id = ?::uuid");
        List<@Nullable Object> arguments = new ArrayList<>(List.of(conversation));
        if (before != null) {
            sql.append(" and (m.provider_ts, m.seq) < (?::timestamptz, ?::bigint)");
            arguments.add(before.at());
            arguments.add(before.tie(Long::valueOf));
        }
        sql.append(" order by m.provider_ts desc, m.seq desc limit ?");
        arguments.add(limit + 1);
        List<MessageView> rows =
                Query.of(connection, sql.toString(), arguments.toArray()).list(ThreadView::view);
        Slice<MessageView> slice =
                Slice.of(rows, limit, row -> new Cursor(row.at(), Long.toString(row.seq())));
        return new Slice<>(complete(connection, slice.items()), slice.next());
    }

    public Optional<MessageView> message(Connection connection, UUID id) throws SQLException {
        List<MessageView> rows =
                Query.of(connection, SELECT + " where m.id = ?::uuid", id).list(ThreadView::view);
        return complete(connection, rows).stream().findFirst();
    }

    private static List<MessageView> complete(Connection connection, List<MessageView> messages) throws SQLException {
        if (messages.isEmpty()) {
            return messages;
        }
        List<UUID> ids = messages.stream().map(MessageView::id).toList();
        Map<UUID, List<AttachmentView>> files = attachments(connection, ids);
        Map<UUID, List<ReactionView>> reactions = reactions(connection, ids);
        List<UUID> edited = messages.stream()
                .filter(message -> message.editedAt() != null)
                .map(MessageView::id)
                .toList();
        Map<UUID, List<Revision>> revisions = edited.isEmpty() ? Map.of() : revisions(connection, edited);
        return messages.stream()
                .map(message -> message.deletedAt() != null
                        ? message
                        : message.with(
                                files.getOrDefault(message.id(), List.of()),
                                reactions.getOrDefault(message.id(), List.of()),
                                revisions.getOrDefault(message.id(), List.of())))
                .toList();
    }

    private static Map<UUID, List<AttachmentView>> attachments(Connection connection, List<UUID> ids)
            throws SQLException {
        Map<UUID, List<AttachmentView>> byMessage = new HashMap<>();
        Query.of(
                        connection,
                        """
                        select message_id, id, name, media_type, size, state, error from conversations.attachment
                         where message_id = any (?::uuid[]) order by message_id, position""",
                        ids)
                .list(row -> add(
                        byMessage,
                        row,
                        new AttachmentView(
                                Query.id(row, "id"),
                                row.getString("name"),
                                row.getString("media_type"),
                                row.getObject("size", Long.class),
                                row.getString("state"),
                                row.getString("error"))));
        return byMessage;
    }

    private static Map<UUID, List<ReactionView>> reactions(Connection connection, List<UUID> ids)
            throws SQLException {
        Map<UUID, List<ReactionView>> byMessage = new HashMap<>();
        Query.of(
                        connection,
                        """
                        select message_id, emoji, actor_name, actor <> 'contact' as ours
                          from conversations.message_reaction
                         where message_id = any (?::uuid[]) and emoji <> '' order by message_id, at""",
                        ids)
                .list(row -> add(
                        byMessage,
                        row,
                        new ReactionView(
                                row.getString("emoji"), row.getString("actor_name"), row.getBoolean("ours"))));
        return byMessage;
    }

    private static Map<UUID, List<Revision>> revisions(Connection connection, List<UUID> ids) throws SQLException {
        Map<UUID, List<Revision>> byMessage = new HashMap<>();
        Query.of(
                        connection,
                        """
                        select message_id, body, written_at from conversations.message_revision
                         where message_id = any (?::uuid[]) order by message_id, id""",
                        ids)
                .list(row -> add(
                        byMessage, row, new Revision(row.getString("body"), Query.instant(row, "written_at"))));
        return byMessage;
    }

    private static <T> boolean add(Map<UUID, List<T>> byMessage, ResultSet row, T part) throws SQLException {
        return byMessage
                .computeIfAbsent(row.getObject("message_id", UUID.class), id -> new ArrayList<>())
                .add(part);
    }

    private static MessageView view(ResultSet row) throws SQLException {
        boolean deleted = row.getTimestamp("deleted_at") != null;
        String failure = row.getString("failure_text");
        String code = row.getString("failure_code");
        return new MessageView(
                Query.id(row, "id"),
                Query.id(row, "conversation_id"),
                row.getLong("seq"),
                row.getString("direction"),
                row.getString("kind"),
                deleted ? "" : row.getString("body"),
                new Author(row.getString("author_kind"), Query.uuid(row, "author_id"), row.getString("author_name")),
                row.getString("state"),
                failure == null && code == null ? null : new Failure(orEmpty(code), orEmpty(failure)),
                Query.instant(row, "provider_ts"),
                quote(row),
                Query.time(row, "edited_at"),
                Query.time(row, "deleted_at"),
                List.of(),
                List.of(),
                List.of());
    }

    private static @Nullable Quote quote(ResultSet row) throws SQLException {
        UUID id = Query.uuid(row, "reply_id");
        if (id == null) {
            return null;
        }
        String text = row.getBoolean("reply_deleted") ? "" : row.getString("reply_body");
        return new Quote(id, row.getString("reply_author"), text, row.getString("reply_kind"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
