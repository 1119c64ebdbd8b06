// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.persistence;

import io.switchboard.conversations.internal.domain.Reach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of messages. */
public final class AttachmentRows {

    /** An attachment about to be stored; with a file it is ready, without one its bytes are still to come. */
    public record NewAttachment(
            UUID id,
            @Nullable String providerMediaId,
            String name,
            String mediaType,
            @Nullable Long size,
            @Nullable UUID file) {}

    public void insert(Connection connection, UUID message, UUID channel, List<NewAttachment> attachments)
            throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<@Nullable String> media = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<@Nullable String> sizes = new ArrayList<>();
        List<@Nullable String> files = new ArrayList<>();
        for (NewAttachment attachment : attachments) {
            ids.add(attachment.id());
            media.add(attachment.providerMediaId());
            names.add(attachment.name());
            types.add(attachment.mediaType());
            sizes.add(attachment.size() == null ? null : attachment.size().toString());
            files.add(attachment.file() == null ? null : attachment.file().toString());
        }
        Query.of(
                        connection,
                        """
                        insert into conversations.attachment
                               (id, message_id, channel_id, position, provider_media_id, name, media_type, size,
                                file_id, state)
                        select a.id, ?::uuid, ?::uuid, a.position, a.media, a.name, a.type, a.size::bigint,
                               a.file::uuid, case when a.file is null then 'remote' else 'ready' end
                          from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                               with ordinality as a(id, media, name, type, size, file, position)""",
                        message,
                        channel,
                        ids,
                        media,
                        names,
                        types,
                        sizes,
                        files)
                .update();
    }

    /** The file of the attachment, if it is there and its conversation is reached. */
    public Optional<UUID> file(Connection connection, UUID id, Reach reach) throws SQLException {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(id));
        String within = Owners.within(reach, arguments);
        // Who deletes a message for everyone takes its files back too.
        return Query.of(
                        connection,
                        """
                        select a.file_id from conversations.attachment a
                          join conversations.message m on m.id = a.message_id and m.deleted_at is null
                          join conversations.conversation v on v.id = m.conversation_id
                         where a.id = ?::uuid and a.file_id is not null"""
                                + within,
                        arguments.toArray())
                .first(row -> Query.id(row, "file_id"));
    }
}
