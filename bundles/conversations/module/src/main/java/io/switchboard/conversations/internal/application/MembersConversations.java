// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.event.Events;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.OpenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The conversations that members have open, and where they go when somebody leaves or a team is no more.
 * Each changes hands in a transaction of its own: a long one would hold up the delivery of events.
 */
@Component(service = OpenWork.class)
public final class MembersConversations implements OpenWork {
    private static final int AT_ONCE = 500;

    private final OpenRows open = new OpenRows();
    private final ConversationRows conversations = new ConversationRows();
    private final Transactions transactions;
    private final Callers callers;
    private final Members members;
    private final Teams teams;
    private final Clock clock;
    private final Announcements announcements;
    private final Acts acts;

    /** Whose it is afterwards, and the line that says so. */
    private record Move(UnaryOperator<Ownership> to, String line) {}

    @Activate
    public MembersConversations(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Audit audit,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Teams teams,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.callers = callers;
        this.members = members;
        this.teams = teams;
        this.clock = clock;
        announcements = new Announcements(events);
        acts = new Acts(audit);
    }

    @Override
    public List<Open> of(UserId user) {
        int count = transactions.sql(connection -> open.count(connection, user.value()));
        return List.of(new Open("conversation", "open conversations", "open conversation", count));
    }

    @Override
    public Map<UserId, Integer> counts(Collection<UserId> users) {
        Set<UserId> wanted = Set.copyOf(users);
        Map<UserId, Integer> counts = new HashMap<>();
        transactions.sql(open::counts).forEach((assignee, count) -> {
            UserId user = new UserId(assignee);
            if (wanted.contains(user)) {
                counts.put(user, count);
            }
        });
        return counts;
    }

    @Override
    public void handOver(UserId user, Handover handover) {
        Move move = move(user, handover);
        List<UUID> theirs = transactions.sql(connection -> open.ofAssignee(connection, user.value()));
        for (UUID conversation : theirs) {
            change(conversation, whose -> user.value().equals(whose.assignee()), move, "assigned");
        }
    }

    private Move move(UserId user, Handover handover) {
        String from = members.find(user).map(Member::name).orElse("a former member");
        Optional<Member> receiver = handover.user().flatMap(this::active);
        if (receiver.isPresent()) {
            UUID to = receiver.get().id().value();
            return new Move(
                    whose -> whose.with(whose.team(), to),
                    "handed the conversation over from " + from + " to " + receiver.get().name());
        }
        Optional<Team> team = handover.team().flatMap(teams::find);
        if (team.isPresent()) {
            UUID to = team.get().id().value();
            return new Move(
                    whose -> whose.with(to, null),
                    "handed the conversation over from " + from + " to the team " + team.get().name());
        }
        return new Move(
                whose -> whose.with(whose.team(), null),
                "put the conversation back into the queue, since " + from + " left");
    }

    private Optional<Member> active(UserId user) {
        return MemberNames.active(members, user);
    }

    @Override
    public void release(TeamId team) {
        Move move = new Move(
                whose -> whose.with(null, whose.assignee()),
                "removed the team; the conversation belongs to no team now");
        List<UUID> theirs = transactions.sql(connection -> open.ofTeam(connection, team.value()));
        for (UUID conversation : theirs) {
            change(conversation, whose -> team.value().equals(whose.team()), move, "team_changed");
        }
        while (transactions.sql(connection -> open.release(connection, team.value(), AT_ONCE)) == AT_ONCE) {
            // The rest in a transaction of its own.
        }
    }

    private void change(UUID conversation, Predicate<Ownership> isStillTheirs, Move move, String what) {
        transactions.sql(connection -> {
            Optional<Locked> locked = conversations
                    .lock(connection, conversation)
                    .filter(found -> found.state() != ConversationState.RESOLVED)
                    .filter(found -> isStillTheirs.test(found.ownership()));
            if (locked.isPresent()) {
                change(connection, locked.get(), move, what);
            }
            return true;
        });
    }

    private void change(Connection connection, Locked before, Move move, String what) throws SQLException {
        Ownership after = move.to().apply(before.ownership());
        conversations.change(
                connection, before.id(), before.state(), before.priority(), after, before.snoozedUntil(), null);
        ActivityLine.append(connection, before.id(), callers.current(), move.line(), clock.instant());
        acts.handedOver(before, after, new OwnerNames(members, teams));
        announcements.moved(before.id(), before.ownership(), after, what);
        if (what.equals("assigned") && !Objects.equals(after.team(), before.ownership().team())) {
            announcements.moved(before.id(), before.ownership(), after, "team_changed");
        }
    }
}
