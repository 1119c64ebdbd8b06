// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.notification.Notification;
import io.switchboard.api.notification.Notifications;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.InboxView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells members of conversations that somebody else assigned to them. */
final class AssignmentNotice {
    private final InboxView inbox = new InboxView();
    private final Notifications notifications;

    AssignmentNotice(Notifications notifications) {
        this.notifications = notifications;
    }

    void assigned(Connection connection, UUID conversation, @Nullable UUID assignee, Caller by) throws SQLException {
        boolean isTheirOwn = by.user().map(UserId::value).filter(user -> user.equals(assignee)).isPresent();
        Optional<ConversationView> view = assignee == null || isTheirOwn ? Optional.empty() : inbox.conversation(connection, conversation, Reach.EVERYTHING);
        if (view.isPresent()) {
            notifications.tell(
                    new UserId(assignee),
                    new Notification(
                            "conversation.assigned",
                            by.name() + " assigned the conversation with " + view.get().name() + " to you",
                            "inbox?c=" + conversation,
                            "assigned:" + conversation));
        }
    }
}
