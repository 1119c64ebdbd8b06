// SPDX-License-Identifier: Apache-2.0
package io.switchboard.peer;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

public interface ConversationRepository extends JpaRepository<Conversation, Long> {

    Optional<Conversation> findByChannelAndWaId(String channel, String waId);

    /** One statement instead of read and write, so that two messages of one phone do not collide. */
    @Modifying
    @Query("update Conversation c set c.unreadCount = c.unreadCount + 1, c.preview = :preview, c.lastMessageAt = :at"
            + " where c = :conversation")
    void append(Conversation conversation, String preview, Instant at);
}
