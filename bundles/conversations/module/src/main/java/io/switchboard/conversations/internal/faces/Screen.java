// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the inbox shows at one moment.
 *
 * @param more whether the list goes on
 * @param older whether the thread goes on
 */
public record Screen(
        List<FolderRow> folders,
        List<ChannelRow> channels,
        List<ConversationRow> rows,
        boolean more,
        @Nullable ThreadHead thread,
        List<Bubble> bubbles,
        boolean older) {

    /** A folder with what waits in it. */
    public record FolderRow(String id, String title, String icon, String count, boolean unread) {}

    /** A channel in the list of folders. */
    public record ChannelRow(String id, String name, String tone, String state, int active) {}
}
