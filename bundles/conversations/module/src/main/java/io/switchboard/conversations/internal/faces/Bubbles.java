// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.conversations.internal.persistence.MessageView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns messages, newest first, into a thread, oldest first, in groups of what was said in one breath. */
final class Bubbles {
    private static final Duration BREATH = Duration.ofMinutes(2);

    private Bubbles() {}

    /** The line above the first message that nobody had read when the thread was opened. */
    record Divider(@Nullable UUID message, int unread) {
        static final Divider NONE = new Divider(null, 0);

        static Divider above(List<MessageView> newestFirst, int unread) {
            int left = unread;
            for (MessageView message : newestFirst) {
                if (message.direction().equals("in") && --left == 0) {
                    return new Divider(message.id(), unread);
                }
            }
            return NONE;
        }
    }

    static List<Bubble> of(List<MessageView> newestFirst, Divider divider) {
        List<Bubble> thread = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            MessageView message = newestFirst.get(i);
            MessageView before = i + 1 < newestFirst.size() ? newestFirst.get(i + 1) : null;
            boolean begins = message.id().equals(divider.message());
            thread.add(Bubble.of(message, begins || !continues(before, message), begins ? divider.unread() : 0));
        }
        return thread;
    }

    private static boolean continues(@Nullable MessageView before, MessageView message) {
        return before != null
                && before.direction().equals(message.direction())
                && before.author().equals(message.author())
                && Duration.between(before.at(), message.at()).compareTo(BREATH) <= 0;
    }
}
