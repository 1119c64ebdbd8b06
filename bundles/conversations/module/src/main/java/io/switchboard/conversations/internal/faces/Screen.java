// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.tenancy.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the inbox shows at one moment.
 *
 * @param choices the teams that a conversation can be moved to
 * @param more whether the list goes on
 * @param older whether the thread goes on
 */
public record Screen(
        List<FolderRow> folders,
        List<TeamRow> teams,
        List<Team> choices,
        List<ChannelRow> channels,
        List<ConversationRow> rows,
        boolean more,
        @Nullable ThreadHead thread,
        List<Bubble> bubbles,
        boolean older) {

    /** A folder with what waits in it. */
    public record FolderRow(String id, String icon, String count, boolean unread) {}

    /** A team in the list of folders, with what waits in it. */
    public record TeamRow(String id, String name, String count, boolean unread) {}

    /** A channel in the list of folders. */
    public record ChannelRow(String id, String name, String tone, String state, int active) {}
}
