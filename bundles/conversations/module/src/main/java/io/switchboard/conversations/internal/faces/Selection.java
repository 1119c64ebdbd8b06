// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.faces.Bubbles.Divider;
import io.switchboard.conversations.internal.persistence.InboxFilter;
import io.switchboard.conversations.internal.persistence.MessageView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody looks at: a folder, team or channel, words searched for, a conversation, and how much of each. */
final class Selection {
    static final int STEP = 50;
    /** Beyond this a list is searched, not scrolled; it keeps the page's size bounded. */
    private static final int MOST = 400;
    private static final Set<String> FOLDERS = Set.of("mine", "unassigned", "all", "snoozed", "resolved");

    String folder = "all";
    @Nullable UUID channel;
    @Nullable UUID team;
    String words = "";
    @Nullable UUID conversation;
    int rows = STEP;
    int messages = STEP;
    Divider divider = Divider.NONE;
    /** Unread messages of the conversation that was just opened; negative once their line is drawn. */
    private int undivided;

    static Selection of(Map<String, String> parameters) {
        Selection selection = new Selection();
        selection.show(parameters.get("folder"), parameters.get("channel"), parameters.get("team"));
        selection.words = parameters.getOrDefault("q", "");
        selection.conversation = Ids.read(parameters.get("c"));
        return selection;
    }

    void show(@Nullable String newFolder, @Nullable String newChannel, @Nullable String newTeam) {
        team = Ids.read(newTeam);
        channel = Ids.read(newChannel);
        folder = newFolder != null && FOLDERS.contains(newFolder) ? newFolder : "all";
        rows = STEP;
    }

    void open(@Nullable UUID id) {
        conversation = id;
        messages = STEP;
        undivided = 0;
        divider = Divider.NONE;
    }

    /** What nobody had read until now; counts once for each opening, so that the line does not move. */
    void found(int unread) {
        if (undivided >= 0) {
            undivided = unread;
        }
    }

    void divideOnce(List<MessageView> newestFirst) {
        if (undivided >= 0) {
            divider = Divider.above(newestFirst, undivided);
            undivided = -1;
        }
    }

    void moreRows() {
        rows = Math.min(rows + STEP, MOST);
    }

    void olderMessages() {
        messages = Math.min(messages + STEP, MOST);
    }

    InboxFilter filter(@Nullable UUID me, Reach reach) {
        InboxFilter all = InboxFilter.within(reach).matching(words);
        InboxFilter active = all.states(ConversationState.OPEN, ConversationState.PENDING);
        if (team != null) {
            return active.ofTeam(team);
        }
        if (channel != null) {
            return active.on(channel);
        }
        return switch (folder) {
            case "mine" -> me == null ? active.unassigned() : active.assignedTo(me);
            case "unassigned" -> active.unassigned();
            case "snoozed" -> all.states(ConversationState.SNOOZED);
            case "resolved" -> all.states(ConversationState.RESOLVED);
            default -> active;
        };
    }
}
