// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.application.Connectors;
import io.switchboard.conversations.internal.application.MemberNames;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.ConversationState;
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
    private final Clock clock;
    private final Connectors connectors;

    private record Rows(
            Folders folders,
            List<Screen.ChannelRow> channels,
            Slice<ConversationView> list,
            Optional<ConversationView> open,
            Slice<MessageView> messages) {}

    ScreenReader(
            Transactions transactions, Callers callers, Members members, Clock clock, Connectors connectors) {
        this.transactions = transactions;
        this.callers = callers;
        this.members = members;
        this.clock = clock;
        this.connectors = connectors;
    }

    Screen read(Selection selection) {
        Caller caller = callers.current();
        Permission.READ.require(caller);
        UUID me = caller.user().map(UserId::value).orElse(null);
        Rows rows = transactions.sql(connection -> rows(connection, selection, me));
        List<ConversationView> shown = new ArrayList<>(rows.list().items());
        rows.open().ifPresent(shown::add);
        Map<UUID, String> names = MemberNames.of(members, shown);
        Instant now = clock.instant();
        List<MessageView> messages = rows.messages().items();
        selection.divideOnce(messages);
        return new Screen(
                folders(rows.folders()),
                rows.channels(),
                rows.list().items().stream()
                        .map(view -> ConversationRow.of(view, names, now))
                        .toList(),
                rows.list().next() != null,
                rows.open().map(view -> head(view, names, caller)).orElse(null),
                Bubbles.of(messages, selection.divider),
                rows.messages().next() != null);
    }

    /** The thread of a conversation by itself, for a page that shows nothing else. */
    Screen thread(@Nullable UUID conversation, int messages) {
        Caller caller = callers.current();
        Permission.READ.require(caller);
        return transactions.sql(connection -> {
            Optional<ConversationView> open = open(connection, conversation);
            Slice<MessageView> page = messages(connection, open, messages);
            List<ConversationView> shown = open.map(List::of).orElse(List.of());
            Map<UUID, String> names = MemberNames.of(members, shown);
            return new Screen(
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
        Permission.READ.require(callers.current());
        InboxFilter theirs = InboxFilter.all().of(customer);
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

    private static Screen.FolderRow folder(String id, String icon, Folder folder) {
        return new Screen.FolderRow(id, Words.sentenceCase(id), icon, folder.label(), folder.unread());
    }

    private Rows rows(Connection connection, Selection selection, @Nullable UUID me) throws SQLException {
        Folders folders = inbox.folders(connection, me);
        List<Screen.ChannelRow> known = channels.brief(connection).stream()
                .map(channel -> new Screen.ChannelRow(
                        channel.id().toString(),
                        channel.name(),
                        Words.tone(channel.state()),
                        Words.sentenceCase(channel.state()),
                        channel.active()))
                .toList();
        Slice<ConversationView> list = inbox.page(connection, selection.filter(me), null, selection.rows);
        Optional<ConversationView> open = open(connection, selection.conversation);
        return new Rows(folders, known, list, open, messages(connection, open, selection.messages));
    }

    private ThreadHead head(ConversationView view, Map<UUID, String> names, Caller caller) {
        Optional<Refusal> outsidePlan = connectors.outsidePlan(view.channel().kind());
        return ThreadHead.of(view, names, caller, clock.instant(), outsidePlan);
    }

    private Optional<ConversationView> open(Connection connection, @Nullable UUID id) throws SQLException {
        return id == null ? Optional.empty() : inbox.conversation(connection, id);
    }

    private Slice<MessageView> messages(Connection connection, Optional<ConversationView> open, int limit)
            throws SQLException {
        return open.isEmpty()
                ? new Slice<>(List.of(), null)
                : threads.page(connection, open.get().id(), null, limit);
    }
}
