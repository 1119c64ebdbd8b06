// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.api.MessageState;
import io.switchboard.conversations.internal.domain.Delivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages, for those who write them. */
public final class MessageRows {

    /** Where a message is and how far it got. */
    public record Found(UUID id, UUID conversation, @Nullable MessageState state, @Nullable String providerMessageId) {}

    /** A provider's message that came late does not hide a newer one in the list. */
    private static final String SHOWS = "n.preview is not null and "
            + "(c.preview_message_id is null or n.provider_message_id is null or n.at >= c.last_message_at)";

    private static final String APPEND =
            """
            with n as (
              select ?::uuid as id, ?::uuid as conversation_id, ?::text as direction, ?::text as kind, ?::text as body,
                     ?::text as author_kind, ?::uuid as author_id, ?::text as author_name, ?::text as state,
                     ?::text as provider_message_id, ?::text as client_token, ?::timestamptz as at,
                     ?::uuid as reply_to, ?::text as raw, ?::text as preview, ?::boolean as opens,
                     ?::boolean as unread, ?::timestamptz as now),
            v as (
              update conversations.conversation c
                 set last_seq = c.last_seq + 1,
                     unread_count = case when n.direction = 'out' and {shows} then 0
                                         when n.unread then c.unread_count + 1 else c.unread_count end,
                     version = c.version + case when n.opens and c.state <> 'open' then 1 else 0 end,
                     state = case when n.opens then 'open' else c.state end,
                     snoozed_until = case when n.opens then null else c.snoozed_until end,
                     resolved_at = case when n.opens then null else c.resolved_at end,
                     last_inbound_at = case when n.direction = 'in'
                                            then greatest(c.last_inbound_at, n.at) else c.last_inbound_at end,
                     preview = case when {shows} then n.preview else c.preview end,
                     preview_kind = case when {shows} then n.kind else c.preview_kind end,
                     preview_direction = case when {shows} then n.direction else c.preview_direction end,
                     preview_author = case when {shows} then n.author_name else c.preview_author end,
                     preview_message_id = case when {shows} then n.id else c.preview_message_id end,
                     participants = case when n.author_kind = 'user' and n.direction in ('out', 'internal')
                                              and n.author_id <> all (c.participants)
                                         then c.participants || n.author_id else c.participants end,
                     last_message_at = case when n.preview is null then c.last_message_at
                                            else greatest(c.last_message_at, n.at) end
                from n
               where c.id = n.conversation_id
              returning c.id, c.channel_id, c.last_seq, c.last_message_at)
            insert into conversations.message
                   (id, conversation_id, channel_id, seq, direction, kind, body, author_kind, author_id, author_name,
                    state, state_at, provider_message_id, client_token, provider_ts, reply_to, raw)
            select n.id, v.id, v.channel_id, v.last_seq, n.direction, n.kind, n.body, n.author_kind, n.author_id,
                   n.author_name, n.state, n.now, n.provider_message_id, n.client_token,
                   case when n.provider_message_id is null then greatest(n.at, v.last_message_at) else n.at end,
                   n.reply_to, n.raw
              from n, v"""
                    .replace("{shows}", SHOWS);

    /**
     * Puts the message into its conversation and brings the conversation's own row up to date. What is
     * written here stands below all that was there, whatever the provider's clock says.
     */
    public void append(Connection connection, NewMessage message, Instant now) throws SQLException {
        Query.of(
                        connection,
                        APPEND,
                        message.id(),
                        message.conversation(),
                        message.direction().key(),
                        message.kind().name().toLowerCase(Locale.ROOT),
                        message.body(),
                        message.author().kind(),
                        message.author().id(),
                        message.author().name(),
                        key(message.state()),
                        message.providerMessageId(),
                        message.clientToken(),
                        message.at(),
                        message.replyTo(),
                        message.raw(),
                        message.preview(),
                        message.opens(),
                        message.unread(),
                        now)
                .update();
    }

    public Optional<Found> find(Connection connection, UUID id) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select id, conversation_id, state, provider_message_id from conversations.message
                         where id = ?::uuid""",
                        id)
                .first(MessageRows::found);
    }

    /** The message of an attempt that was made before with the same token. */
    public Optional<Found> findByToken(Connection connection, UUID conversation, String token) throws SQLException {
        return Query.of(
                        connection,
                        """
                        select id, conversation_id, state, provider_message_id from conversations.message
                         where conversation_id = ?::uuid and client_token = ?""",
                        conversation,
                        token)
                .first(MessageRows::found);
    }

    /** Moves the message if its state allows it; false when it does not. */
    public boolean move(
            Connection connection,
            UUID id,
            MessageState to,
            Instant at,
            @Nullable String failureCode,
            @Nullable String failureText)
            throws SQLException {
        return Query.of(
                                connection,
                                """
                                update conversations.message
                                   set state = ?, state_at = ?, failure_code = ?::text, failure_text = ?::text
                                 where id = ?::uuid and state = any (?::text[])""",
                                key(to),
                                at,
                                failureCode,
                                failureText,
                                id,
                                keys(Delivery.before(to)))
                        .update()
                == 1;
    }

    /**
     * Notes by which name the provider will speak of the message; when its echo was stored under that
     * name already, the echo keeps it.
     */
    public void providerKnows(Connection connection, UUID id, @Nullable String providerMessageId) throws SQLException {
        Query.of(
                        connection,
                        """
                        update conversations.message m set provider_message_id = ?::text
                         where m.id = ?::uuid and not exists (
                               select 1 from conversations.message o where o.channel_id = m.channel_id
                                  and o.provider_message_id = ?::text and o.id <> m.id)""",
                        providerMessageId,
                        id,
                        providerMessageId)
                .update();
    }

    public void react(Connection connection, UUID message, String actor, String name, String emoji, Instant at)
            throws SQLException {
        Query.of(
                        connection,
                        """
                        insert into conversations.message_reaction as r (message_id, actor, actor_name, emoji, at)
                        values (?, ?, ?, ?, ?)
                        on conflict (organization_id, message_id, actor) do update
                           set emoji = excluded.emoji, actor_name = excluded.actor_name, at = excluded.at
                         where r.at <= excluded.at""",
                        message,
                        actor,
                        name,
                        emoji,
                        at)
                .update();
    }

    static List<String> keys(Collection<MessageState> states) {
        return states.stream().map(state -> state.name().toLowerCase(Locale.ROOT)).toList();
    }

    static @Nullable String key(@Nullable MessageState state) {
        return state == null ? null : state.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable MessageState state(@Nullable String key) {
        return key == null ? null : MessageState.valueOf(key.toUpperCase(Locale.ROOT));
    }

    private static Found found(java.sql.ResultSet row) throws SQLException {
        return new Found(
                Query.id(row, "id"),
                Query.id(row, "conversation_id"),
                state(row.getString("state")),
                row.getString("provider_message_id"));
    }
}
