// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.application.Connectors;
import io.switchboard.conversations.internal.application.MemberNames;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.ChannelView;
import io.switchboard.conversations.internal.persistence.ConversationView;
import io.switchboard.conversations.internal.persistence.InboxFilter;
import io.switchboard.conversations.internal.persistence.InboxView;
import io.switchboard.conversations.internal.persistence.InboxView.Folder;
import io.switchboard.conversations.internal.persistence.InboxView.Folders;
import io.switchboard.conversations.internal.persistence.MessageView;
import io.switchboard.conversations.internal.persistence.Slice;
import io.switchboard.conversations.internal.persistence.ThreadView;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a whole screen in one transaction, so that its parts agree with each other. */
final class ScreenReader {
    private static final int RECENT = 20;

    private final InboxView inbox = new InboxView();
    private final ThreadView threads = new ThreadView();
    private final ChannelView channels = new ChannelView();
    private final Transactions transactions;
    private final Callers callers;
    private final Members members;
    private final Teams teams;
    private final Clock clock;
    private final Connectors connectors;

    private record Rows(
            Folders folders,
            Map<UUID, Folder> teams,
            List<Screen.ChannelRow> channels,
            Slice<ConversationView> list,
            Optional<ConversationView> open,
            Slice<MessageView> messages) {}

    ScreenReader(
            Transactions transactions,
            Callers callers,
            Members members,
            Teams teams,
            Clock clock,
            Connectors connectors) {
        this.transactions = transactions;
        this.callers = callers;
        this.members = members;
        this.teams = teams;
        this.clock = clock;
        this.connectors = connectors;
    }

    Screen read(Selection selection) {
        Caller caller = callers.current();
        Reach reach = Permission.READ.reach(caller);
        UUID me = caller.user().map(UserId::value).orElse(null);
        List<Team> known = teams.all();
        List<Team> listed = known.stream()
                .filter(team -> reach.scope() == Scope.ALL || reach.teams().contains(team.id().value()))
                .toList();
        Rows rows = transactions.sql(connection -> rows(connection, selection, me, reach, listed));
        List<ConversationView> shown = new ArrayList<>(rows.list().items());
        rows.open().ifPresent(shown::add);
        Names names = new Names(MemberNames.of(members, shown), names(known));
        Instant now = clock.instant();
        List<MessageView> messages = rows.messages().items();
        selection.divideOnce(messages);
        return new Screen(
                folders(rows.folders()),
                teamRows(listed, rows.teams()),
                known,
                rows.channels(),
                rows.list().items().stream()
                        .map(view -> ConversationRow.of(view, names, now))
                        .toList(),
                rows.list().next() != null,
                rows.open().map(view -> head(view, names, caller)).orElse(null),
                Bubbles.of(messages, selection.divider),
                rows.messages().next() != null);
    }

    private static Map<UUID, String> names(List<Team> teams) {
        return teams.stream().collect(Collectors.toMap(team -> team.id().value(), Team::name));
    }

    /** The thread of a conversation by itself, for a page that shows nothing else. */
    Screen thread(@Nullable UUID conversation, int messages) {
        Caller caller = callers.current();
        Reach reach = Permission.READ.reach(caller);
        return transactions.sql(connection -> {
            Optional<ConversationView> open = open(connection, conversation, reach);
            Slice<MessageView> page = messages(connection, open, messages);
            List<ConversationView> shown = open.map(List::of).orElse(List.of());
            // No team is shown there.
            Names names = new Names(MemberNames.of(members, shown), Map.of());
            return new Screen(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    open.map(view -> head(view, names, caller)).orElse(null),
                    Bubbles.of(page.items(), Bubbles.Divider.NONE),
                    page.next() != null);
        });
    }

    /** The customer's conversation that is not resolved, else the last one. */
    Optional<UUID> latestOf(UUID customer) {
        InboxFilter theirs = InboxFilter.within(Permission.READ.reach(callers.current())).of(customer);
        List<ConversationView> latest =
                transactions.sql(connection -> inbox.page(connection, theirs, null, RECENT).items());
        return latest.stream()
                .filter(one -> one.state() != ConversationState.RESOLVED)
                .findFirst()
                .or(() -> latest.stream().findFirst())
                .map(ConversationView::id);
    }

    private static List<Screen.FolderRow> folders(Folders folders) {
        return List.of(
                folder("mine", "user", folders.mine()),
                folder("unassigned", "inbox", folders.unassigned()),
                folder("all", "layers", folders.all()),
                folder("snoozed", "snooze", folders.snoozed()),
                folder("resolved", "check", folders.resolved()));
    }

    private static List<Screen.TeamRow> teamRows(List<Team> listed, Map<UUID, Folder> counts) {
        return listed.stream()
                .map(team -> {
                    Folder folder = counts.getOrDefault(team.id().value(), new Folder(0, false));
                    return new Screen.TeamRow(team.id().toString(), team.name(), folder.label(), folder.unread());
                })
                .toList();
    }

    private static Screen.FolderRow folder(String id, String icon, Folder folder) {
        return new Screen.FolderRow(id, icon, folder.label(), folder.unread());
    }

    private Rows rows(
            Connection connection, Selection selection, @Nullable UUID me, Reach reach, List<Team> listed)
            throws SQLException {
        Folders folders = inbox.folders(connection, me, reach);
        Map<UUID, Folder> waiting = listed.isEmpty()
                ? Map.of()
                : inbox.teams(
                        connection, listed.stream().map(team -> team.id().value()).toList(), reach);
        List<Screen.ChannelRow> known = channels.brief(connection, reach).stream()
                .map(channel -> new Screen.ChannelRow(
                        channel.id().toString(),
                        channel.name(),
                        Words.tone(channel.state()),
                        channel.state(),
                        channel.active()))
                .toList();
        Slice<ConversationView> list = inbox.page(connection, selection.filter(me, reach), null, selection.rows);
        Optional<ConversationView> open = open(connection, selection.conversation, reach);
        return new Rows(folders, waiting, known, list, open, messages(connection, open, selection.messages));
    }

    private ThreadHead head(ConversationView view, Names names, Caller caller) {
        Optional<Refusal> outsidePlan = connectors.outsidePlan(view.channel().kind());
        return ThreadHead.of(view, names, caller, clock.instant(), outsidePlan);
    }

    private Optional<ConversationView> open(Connection connection, @Nullable UUID id, Reach reach)
            throws SQLException {
        return id == null ? Optional.empty() : inbox.conversation(connection, id, reach);
    }

    private Slice<MessageView> messages(Connection connection, Optional<ConversationView> open, int limit)
            throws SQLException {
        return open.isEmpty()
                ? new Slice<>(List.of(), null)
                : threads.page(connection, open.get().id(), null, limit);
    }
}
