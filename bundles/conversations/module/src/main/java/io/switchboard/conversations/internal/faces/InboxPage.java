// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.internal.application.ChangeConversation;
import io.switchboard.conversations.internal.application.Connectors;
import io.switchboard.conversations.internal.application.ConversationChange;
import io.switchboard.conversations.internal.application.ReadConversation;
import io.switchboard.conversations.internal.application.SendMessage;
import io.switchboard.conversations.internal.domain.ConversationState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The inbox page: folders, list, thread and composer. */
@Component(service = InboxPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "inbox")
public class InboxPage {
    private final ScreenReader reader;
    private final Callers callers;
    private final Members members;
    private final SendMessage sending;
    private final ChangeConversation changes;
    private final ReadConversation reading;
    private final Selection selection;
    private final Draft draft = new Draft();
    private @Nullable Screen screen;
    private String target = "";
    private String targetFolder = "";
    private String targetChannel = "";
    private String targetTeam = "";

    @Activate
    public InboxPage(
            @Reference Transactions transactions,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Teams teams,
            @Reference Clock clock,
            @Reference Connectors connectors,
            @Reference SendMessage sending,
            @Reference ChangeConversation changes,
            @Reference ReadConversation reading) {
        this(transactions, callers, members, teams, clock, connectors, sending, changes, reading, PageParameters.current());
    }

    InboxPage(
            Transactions transactions,
            Callers callers,
            Members members,
            Teams teams,
            Clock clock,
            Connectors connectors,
            SendMessage sending,
            ChangeConversation changes,
            ReadConversation reading,
            Map<String, String> parameters) {
        this.reader = new ScreenReader(transactions, callers, members, teams, clock, connectors);
        this.callers = callers;
        this.members = members;
        this.sending = sending;
        this.changes = changes;
        this.reading = reading;
        this.selection = Selection.of(parameters);
    }

    public Screen getScreen() {
        Screen current = screen;
        if (current == null) {
            readIfOpen();
            current = reader.read(selection);
            screen = current;
        }
        return current;
    }

    public List<Screen.FolderRow> getFolders() {
        return getScreen().folders();
    }

    public String getFolder() {
        return selection.channel == null && selection.team == null ? selection.folder : "";
    }

    public String getChannel() {
        return selection.channel == null ? "" : selection.channel.toString();
    }

    public String getTeam() {
        return selection.team == null ? "" : selection.team.toString();
    }

    public String getConversation() {
        return selection.conversation == null ? "" : selection.conversation.toString();
    }

    /** The pane that a small screen begins with. */
    public String getPane() {
        return selection.conversation == null ? "list" : "thread";
    }

    /** What the list is called: its folder, its team or its channel. */
    public String getTitle() {
        Optional<String> team = getScreen().teams().stream()
                .filter(row -> row.id().equals(getTeam()))
                .findFirst()
                .map(Screen.TeamRow::name);
        return team.orElseGet(this::folderOrChannel);
    }

    private String folderOrChannel() {
        return getScreen().channels().stream()
                .filter(channel -> channel.id().equals(getChannel()))
                .findFirst()
                .map(Screen.ChannelRow::name)
                .orElse("");
    }

    public String getCount() {
        Screen current = getScreen();
        return current.more() ? current.rows().size() + "+" : Integer.toString(current.rows().size());
    }

    public List<Member> getAssignable() {
        return members.active();
    }

    public List<Team> getTeams() {
        return getScreen().choices();
    }

    public Draft getDraft() {
        return draft;
    }

    public String getQuery() {
        return selection.words;
    }

    public void setQuery(String words) {
        selection.words = words == null ? "" : words;
    }

    public String getTarget() {
        return target;
    }

    /** The conversation that the next call of {@link #open} opens. */
    public void setTarget(String id) {
        target = id == null ? "" : id;
    }

    public String getTargetFolder() {
        return targetFolder;
    }

    public void setTargetFolder(String folder) {
        targetFolder = folder == null ? "" : folder;
    }

    public String getTargetChannel() {
        return targetChannel;
    }

    public void setTargetChannel(String channel) {
        targetChannel = channel == null ? "" : channel;
    }

    public String getTargetTeam() {
        return targetTeam;
    }

    public void setTargetTeam(String team) {
        targetTeam = team == null ? "" : team;
    }

    public void refresh() {
        screen = null;
    }

    public void open() {
        selection.open(Ids.read(target));
        draft.clear();
        draft.setKind("text");
        screen = null;
    }

    public void show() {
        selection.show(targetFolder, targetChannel, targetTeam);
        screen = null;
    }

    public void search() {
        selection.rows = Selection.STEP;
        screen = null;
    }

    public void more() {
        selection.moreRows();
        screen = null;
    }

    public void older() {
        selection.olderMessages();
        screen = null;
    }

    public void send() {
        screen = null;
        draft.send(current(), sending);
        selection.divider = Bubbles.Divider.NONE;
    }

    public void assign(@Nullable String member) {
        change(ConversationChange.assign(Ids.read(member)));
    }

    public void move(@Nullable String team) {
        change(ConversationChange.move(Ids.read(team)));
    }

    public void assignToMe() {
        callers.current().user().ifPresent(me -> change(ConversationChange.assign(me.value())));
    }

    public void resolve() {
        change(ConversationChange.to(ConversationState.RESOLVED));
    }

    public void reopen() {
        change(ConversationChange.to(ConversationState.OPEN));
    }

    public void pend() {
        change(ConversationChange.to(ConversationState.PENDING));
    }

    /** Leaves the conversation for later: unread, and closed on this page, which would read it again. */
    public void markUnread() {
        reading.markUnread(current());
        selection.open(null);
        screen = null;
    }

    private void change(ConversationChange change) {
        screen = null;
        changes.apply(current(), change, null);
    }

    private UUID current() {
        if (selection.conversation == null) {
            throw new NotFound();
        }
        return selection.conversation;
    }

    /** What is on the screen is read; the line above the first unread message stays until another is opened. */
    private void readIfOpen() {
        if (selection.conversation == null) {
            return;
        }
        try {
            selection.found(reading.read(selection.conversation));
        } catch (NotFound gone) {
            selection.open(null);
        }
    }
}
