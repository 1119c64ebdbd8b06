// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.Delivery;
import io.switchboard.conversations.internal.domain.Ownership;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies what a provider tells, by the provider's id. Empty means that the message has not arrived;
 * a result that did not change anything means that it was told late or twice.
 */
public final class UpdateRows {

    /** The message that an update is about. */
    public record Applied(UUID conversation, Ownership ownership, UUID message, boolean changed) {}

    public Optional<Applied> state(
            Connection connection,
            UUID channel,
            String providerMessageId,
            MessageState to,
            Instant at,
            @Nullable String code,
            @Nullable String text)
            throws SQLException {
        return Query.of(
                        connection,
                        """
                        with moved as (
                          update conversations.message
                             set state = ?, state_at = ?, failure_code = ?::text, failure_text = ?::text
                           where channel_id = ?::uuid and provider_message_id = ? and state = any (?::text[])
                          returning id)
                        select m.conversation_id, m.id, v.team_id, v.assignee_id, v.participants,
                               exists (select 1 from moved) as changed
                          from conversations.message m join conversations.conversation v on v.id = m.conversation_id
                         where m.channel_id = ?::uuid and m.provider_message_id = ?""",
                        MessageRows.key(to),
                        at,
                        code,
                        text,
                        channel,
                        providerMessageId,
                        MessageRows.keys(Delivery.before(to)),
                        channel,
                        providerMessageId)
                .first(UpdateRows::applied);
    }

    /** A newer text; the one before is kept. An older edit that comes late is only noted as seen. */
    public Optional<Applied> edit(
            Connection connection, UUID channel, String providerMessageId, String body, String preview, Instant at)
            throws SQLException {
        return Query.of(
                        connection,
                        """
                        with m as (
                          select id, conversation_id, body, coalesce(edited_at, provider_ts) as written_at
                            from conversations.message
                           where channel_id = ?::uuid and provider_message_id = ? for update),
                        changed as (
                          update conversations.message t set body = ?, edited_at = ? from m
                           where t.id = m.id and t.deleted_at is null and m.body <> ?
                             and (t.edited_at is null or t.edited_at <= ?)
                          returning t.id),
                        kept as (
                          insert into conversations.message_revision (message_id, body, written_at)
                          select m.id, m.body, m.written_at from m join changed c on c.id = m.id),
                        shown as (
                          update conversations.conversation v set preview = ? from changed c
                           where v.preview_message_id = c.id)
                        select m.conversation_id, m.id, v.team_id, v.assignee_id, v.participants,
                               exists (select 1 from changed) as changed
                          from m join conversations.conversation v on v.id = m.conversation_id""",
                        channel,
                        providerMessageId,
                        body,
                        at,
                        body,
                        at,
                        preview)
                .first(UpdateRows::applied);
    }

    /** Deleted for everyone; the content stays for those who may see it, until retention takes it. */
    public Optional<Applied> delete(Connection connection, UUID channel, String providerMessageId, Instant at)
            throws SQLException {
        return Query.of(
                        connection,
                        """
                        with changed as (
                          update conversations.message set deleted_at = ?
                           where channel_id = ?::uuid and provider_message_id = ? and deleted_at is null
                          returning id),
                        shown as (
                          update conversations.conversation v set preview = 'Message deleted' from changed c
                           where v.preview_message_id = c.id)
                        select m.conversation_id, m.id, v.team_id, v.assignee_id, v.participants,
                               exists (select 1 from changed) as changed
                          from conversations.message m join conversations.conversation v on v.id = m.conversation_id
                         where m.channel_id = ?::uuid and m.provider_message_id = ?""",
                        at,
                        channel,
                        providerMessageId,
                        channel,
                        providerMessageId)
                .first(UpdateRows::applied);
    }

    public Optional<Applied> find(Connection connection, UUID channel, String providerMessageId) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select m.conversation_id, m.id, v.team_id, v.assignee_id, v.participants,
                               true as changed
                          from conversations.message m join conversations.conversation v on v.id = m.conversation_id
                         where m.channel_id = ?::uuid and m.provider_message_id = ?""",
                        channel,
                        providerMessageId)
                .first(UpdateRows::applied);
    }

    /** The bytes of a file are here, or never will be: then {@code file} is null and {@code error} says why. */
    public Optional<Applied> media(
            Connection connection,
            UUID channel,
            String providerMediaId,
            @Nullable UUID file,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String error)
            throws SQLException {
        return Query.of(
                        connection,
                        """
                        with changed as (
                          update conversations.attachment
                             set file_id = ?::uuid, media_type = coalesce(?::text, media_type),
                                 size = coalesce(?::bigint, size), error = ?::text,
                                 state = case when ?::uuid is null then 'failed' else 'ready' end
                           where channel_id = ?::uuid and provider_media_id = ? and state <> 'ready'
                          returning id)
                        select m.conversation_id, m.id, v.team_id, v.assignee_id, v.participants,
                               exists (select 1 from changed) as changed
                          from conversations.attachment a
                          join conversations.message m on m.id = a.message_id
                          join conversations.conversation v on v.id = m.conversation_id
                         where a.channel_id = ?::uuid and a.provider_media_id = ? limit 1""",
                        file,
                        mediaType,
                        size,
                        error,
                        file,
                        channel,
                        providerMediaId,
                        channel,
                        providerMediaId)
                .first(UpdateRows::applied);
    }

    private static Applied applied(ResultSet row) throws SQLException {
        return new Applied(
                Query.id(row, "conversation_id"), Owners.of(row), Query.id(row, "id"), row.getBoolean("changed"));
    }
}
