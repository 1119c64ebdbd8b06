// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.application;

import io.switchboard.api.audit.Audit;
import io.switchboard.api.event.Events;
import io.switchboard.api.job.Jobs;
import io.switchboard.api.notification.Notifications;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.conversations.internal.domain.CannotSend;
import io.switchboard.conversations.internal.domain.ConversationState;
import io.switchboard.conversations.internal.domain.Ownership;
import io.switchboard.conversations.internal.domain.StaleVersion;
import io.switchboard.conversations.internal.persistence.ConversationRows;
import io.switchboard.conversations.internal.persistence.ConversationRows.Locked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An agent moves a conversation on: state, assignee, team, priority. Each change leaves a line in the thread. */
@Component(service = ChangeConversation.class)
public class ChangeConversation {
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");

    private final ConversationRows conversations = new ConversationRows();
    private final Transactions transactions;
    private final Jobs jobs;
    private final Callers callers;
    private final Members members;
    private final Teams teams;
    private final Clock clock;
    private final Announcements announcements;
    private final Acts acts;
    private final AssignmentNotice notice;

    @Activate
    public ChangeConversation(
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference Audit audit,
            @Reference Jobs jobs,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Notifications notifications,
            @Reference Teams teams,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.callers = callers;
        this.members = members;
        this.teams = teams;
        this.clock = clock;
        announcements = new Announcements(events);
        acts = new Acts(audit);
        notice = new AssignmentNotice(notifications);
    }

    /** @param expectedVersion what the caller read, or null to change it whatever it is */
    public void apply(UUID conversation, ConversationChange change, @Nullable Long expectedVersion) {
        Caller caller = callers.current();
        if (change.assignment() != null || change.team() != null) {
            Permission.ASSIGN.require(caller);
        }
        if (change.state() != null || change.priority() != null) {
            Permission.REPLY.require(caller);
        }
        validate(change);
        transactions.sql(connection -> {
            Locked before = conversations.lock(connection, conversation).orElseThrow(NotFound::new);
            if (expectedVersion != null && expectedVersion != before.version()) {
                throw new StaleVersion();
            }
            requireOver(caller, before, change);
            change(connection, before, change, caller);
            return true;
        });
    }

    private static void requireOver(Caller caller, Locked before, ConversationChange change) {
        Permission.READ.requireOver(caller, before.ownership());
        if (change.assignment() != null || change.team() != null) {
            Permission.ASSIGN.requireOver(caller, before.ownership());
        }
        if (change.state() != null || change.priority() != null) {
            Permission.REPLY.requireOver(caller, before.ownership());
        }
    }

    private void validate(ConversationChange change) {
        if (change.priority() != null && !PRIORITIES.contains(change.priority())) {
            throw new InvalidInput(
                    "priority", "conversation.unknown_priority", "Priority is one of low, normal, high, urgent.");
        }
        boolean snoozes = change.state() == ConversationState.SNOOZED;
        if (snoozes != (change.snoozedUntil() != null)) {
            throw new InvalidInput(
                    "snoozedUntil", "conversation.snooze_time", "Give the state snoozed together with a time.");
        }
        if (change.snoozedUntil() != null && !change.snoozedUntil().isAfter(clock.instant())) {
            throw new InvalidInput(
                    "snoozedUntil", "conversation.snooze_past", "Choose a time that is still to come.");
        }
    }

    private void change(Connection connection, Locked before, ConversationChange change, Caller caller)
            throws SQLException {
        ConversationState state = change.state() == null ? before.state() : change.state();
        before.state().requireMoveTo(state);
        boolean reopens = before.state() == ConversationState.RESOLVED && state != ConversationState.RESOLVED;
        Ownership present = reopens ? new FormerAssignee(members).leaves(before.ownership()) : before.ownership();
        Ownership whose = present.with(
                change.team() == null ? present.team() : change.team().team(),
                change.assignment() == null ? present.assignee() : change.assignment().member());
        String priority = change.priority() == null ? before.priority() : change.priority();
        Instant snoozedUntil = snoozedUntil(before, state, change);
        boolean moved = state != before.state() || !Objects.equals(snoozedUntil, before.snoozedUntil());
        boolean reassigned = !Objects.equals(whose.assignee(), before.assignee());
        boolean changesTeam = !Objects.equals(whose.team(), before.ownership().team());
        boolean reprioritised = !priority.equals(before.priority());
        if (!moved && !reassigned && !changesTeam && !reprioritised) {
            return;
        }
        if (reopens) {
            requireOnlyOne(connection, before);
        }
        Instant resolvedAt = state == ConversationState.RESOLVED ? clock.instant() : null;
        conversations.change(connection, before.id(), state, priority, whose, snoozedUntil, resolvedAt);
        if (moved) {
            line(connection, before.id(), caller, stateLine(before.state(), state));
            boolean reopened = before.state() == ConversationState.RESOLVED;
            announcements.conversation(before.id(), before.ownership(), reopened ? "reopened" : "state_changed");
        }
        if (reassigned) {
            line(connection, before.id(), caller, assigneeLine(whose.assignee(), caller));
            announcements.moved(before.id(), before.ownership(), whose, "assigned");
            notice.assigned(connection, before.id(), whose.assignee(), caller);
        }
        if (changesTeam) {
            line(connection, before.id(), caller, teamLine(whose.team()));
            announcements.moved(before.id(), before.ownership(), whose, "team_changed");
        }
        if (reprioritised) {
            line(connection, before.id(), caller, "set the priority to " + priority);
            announcements.conversation(before.id(), whose, "priority_changed");
        }
        acts.changed(before, state, whose, priority, snoozedUntil, new OwnerNames(members, teams));
        if (snoozedUntil != null) {
            jobs.enqueue(WakeSnoozed.JOB, before.id().toString(), "{}", snoozedUntil);
        }
    }

    private static @Nullable Instant snoozedUntil(
            Locked before, ConversationState state, ConversationChange change) {
        if (state != ConversationState.SNOOZED) {
            return null;
        }
        return change.snoozedUntil() == null ? before.snoozedUntil() : change.snoozedUntil();
    }

    private void requireOnlyOne(Connection connection, Locked before) throws SQLException {
        Optional<Long> other = conversations.otherOpen(connection, before.contact(), before.id());
        if (other.isPresent()) {
            throw CannotSend.superseded(other.get());
        }
    }

    private void line(Connection connection, UUID conversation, Caller caller, String what) throws SQLException {
        ActivityLine.append(connection, conversation, caller, what, clock.instant());
    }

    private static String stateLine(ConversationState before, ConversationState state) {
        return switch (state) {
            case OPEN -> before == ConversationState.RESOLVED ? "reopened the conversation" : "opened the conversation";
            case PENDING -> "marked the conversation as pending";
            case SNOOZED -> "snoozed the conversation";
            case RESOLVED -> "resolved the conversation";
        };
    }

    private String assigneeLine(@Nullable UUID assignee, Caller caller) {
        if (assignee == null) {
            return "removed the assignee";
        }
        Member member = MemberNames.active(members, new UserId(assignee))
                .orElseThrow(() -> new InvalidInput(
                        "assignee",
                        "conversation.unknown_assignee",
                        "The assignee is not an active member of your organization; choose one who is."));
        boolean self = caller.user().filter(member.id()::equals).isPresent();
        return self ? "took the conversation" : "assigned the conversation to " + member.name();
    }

    private String teamLine(@Nullable UUID team) {
        if (team == null) {
            return "took the conversation out of its team";
        }
        return teams.find(new TeamId(team))
                .map(found -> "moved the conversation to the team " + found.name())
                .orElseThrow(() -> new InvalidInput(
                        "team", "conversation.unknown_team", "There is no such team; choose one of your organization."));
    }
}
