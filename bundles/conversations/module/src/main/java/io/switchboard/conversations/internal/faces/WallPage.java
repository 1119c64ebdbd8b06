// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.api.hours.BusinessHours;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Member;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.api.web.PageBean;
import io.switchboard.conversations.internal.application.Permission;
import io.switchboard.conversations.internal.domain.Backlog;
import io.switchboard.conversations.internal.domain.Reach;
import io.switchboard.conversations.internal.persistence.HomeCounts;
import io.switchboard.conversations.internal.persistence.WallRows;
import io.switchboard.conversations.internal.persistence.WallRows.FirstResponse;
import io.switchboard.conversations.internal.persistence.WallRows.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * What is going on now, for a screen on the wall: in all, by team and by member. Members are figures of
 * others, so they are shown to those alone who see everybody's.
 */
@Component(service = WallPage.class, scope = ServiceScope.PROTOTYPE)
@PageBean(name = "wall")
public class WallPage {
    private static final String FIGURES = "report.view";
    private static final String OFFLINE = "offline";

    private final WallRows rows = new WallRows();
    private final HomeCounts counts = new HomeCounts();
    private final Transactions transactions;
    private final Callers callers;
    private final Members members;
    private final Teams teams;
    private final BusinessHours hours;
    private final Clock clock;
    private @Nullable Board board;

    /** A line of the board; times are empty when there is none. */
    public record Line(String id, String name, String availability, String tone, Backlog backlog, String since) {}

    /** All that is shown; the median is in minutes, rounded up, and empty when nobody was answered. */
    public record Board(
            Backlog all,
            String since,
            int answered,
            String median,
            boolean hasChannel,
            List<Line> teams,
            List<Line> members) {}

    @Activate
    public WallPage(
            @Reference Transactions transactions,
            @Reference Callers callers,
            @Reference Members members,
            @Reference Teams teams,
            @Reference BusinessHours hours,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.callers = callers;
        this.members = members;
        this.teams = teams;
        this.hours = hours;
        this.clock = clock;
    }

    public Board getBoard() {
        Board current = board;
        if (current == null) {
            current = read();
            board = current;
        }
        return current;
    }

    public void refresh() {
        board = null;
    }

    private Board read() {
        Caller caller = callers.current();
        Reach reach = Permission.READ.reach(caller);
        ZoneId zone = hours.current().zone();
        Instant midnight = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return transactions.sql(connection -> {
            List<Share> shares = rows.active(connection, reach);
            Backlog all = shares.stream().map(Share::backlog).reduce(Backlog.NONE, Backlog::plus);
            FirstResponse response = rows.firstResponse(connection, reach, midnight);
            return new Board(
                    all,
                    text(all.waitingSince()),
                    response.answered(),
                    minutes(response.median()),
                    counts.hasChannel(connection),
                    teams(by(shares, Share::team), reach),
                    caller.scope(FIGURES).filter(Scope.ALL::equals).isPresent()
                            ? members(by(shares, Share::assignee))
                            : List.of());
        });
    }

    private List<Line> teams(Map<UUID, Backlog> byTeam, Reach reach) {
        return teams.all().stream()
                .filter(team -> reach.scope() == Scope.ALL || reach.teams().contains(team.id().value()))
                .map(team -> line(team, byTeam.getOrDefault(team.id().value(), Backlog.NONE)))
                .toList();
    }

    /** Those who are there or have something open; the ones whose customers wait first. */
    private List<Line> members(Map<UUID, Backlog> byMember) {
        return members.active().stream()
                .map(member -> line(member, byMember.getOrDefault(member.id().value(), Backlog.NONE)))
                .filter(line -> line.backlog().open() > 0 || !line.availability().equals(OFFLINE))
                .sorted(Comparator.comparing(Line::backlog, Comparator.comparingInt(Backlog::waiting)
                                .thenComparingInt(Backlog::open)
                                .reversed())
                        .thenComparing(Line::name))
                .toList();
    }

    private static Map<UUID, Backlog> by(List<Share> shares, Function<Share, @Nullable UUID> owner) {
        Map<UUID, Backlog> grouped = new HashMap<>();
        for (Share share : shares) {
            UUID whose = owner.apply(share);
            if (whose != null) {
                grouped.merge(whose, share.backlog(), Backlog::plus);
            }
        }
        return grouped;
    }

    private static Line line(Team team, Backlog backlog) {
        return new Line(team.id().value().toString(), team.name(), "", "", backlog, text(backlog.waitingSince()));
    }

    private static Line line(Member member, Backlog backlog) {
        return new Line(
                member.id().value().toString(),
                member.name(),
                member.availability(),
                tone(member.availability()),
                backlog,
                text(backlog.waitingSince()));
    }

    private static String tone(String availability) {
        return switch (availability) {
            case "online" -> "good";
            case "busy" -> "bad";
            case "away" -> "warn";
            default -> "hollow";
        };
    }

    private static String text(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    private static String minutes(@Nullable Duration median) {
        return median == null ? "" : Long.toString(Math.max(1, median.plusSeconds(59).toMinutes()));
    }
}
