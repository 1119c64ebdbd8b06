// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.people;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.Team;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.internal.account.KnownRole;
import io.switchboard.foundation.internal.account.Roles;
import io.switchboard.foundation.internal.account.Sessions;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.factor.Reauthentication;
import io.switchboard.foundation.internal.people.MemberRows.Row;
import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.kernel.work.MemberWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Members in the platform's tables; each change is made while nobody else changes that organization's people. */
public final class DatabasePeople implements People {
    private static final String EDIT_ROLE = "users.edit_role";
    private static final String DEACTIVATE = "users.deactivate";

    private final PlatformDatabase database;
    private final Roles roles;
    private final AuditTrail audit;
    private final Reauthentication reauthentication;
    private final MemberRows members;
    private final InvitationRows invitations;
    private final SeatCount seats;
    private final Sessions sessions;
    private final Leaving leaving;
    private final LoadFigures figures;
    private final Clock clock;

    public DatabasePeople(
            PlatformDatabase database,
            Roles roles,
            AuditTrail audit,
            Function<OrganizationId, Map<String, Long>> limits,
            Supplier<MemberWork> work,
            Reauthentication reauthentication,
            Clock clock) {
        this.database = database;
        this.roles = roles;
        this.audit = audit;
        this.reauthentication = reauthentication;
        this.members = new MemberRows(clock);
        this.invitations = new InvitationRows(clock);
        this.seats = new SeatCount(limits);
        this.sessions = new Sessions(clock);
        this.leaving = new Leaving(members, work);
        this.figures = new LoadFigures(database, members, work);
        this.clock = clock;
    }

    @Override
    public List<Person> list(Identity actor, Filter filter, Order order, int limit, @Nullable UserId after) {
        OrganizationId organization = organization(actor);
        Map<UserId, Integer> loads = order == Order.LOAD ? figures.ofAll(actor, organization) : Map.of();
        record Found(List<Row> rows, List<KnownRole> known) {}
        Found found = database.transaction(c -> new Found(
                members.page(c, organization, filter, order, loads, limit, after), roles.all(c, organization)));
        // Outside of it again: modules are asked for those who are shown.
        Map<UserId, Integer> shown = loads.isEmpty() ? figures.of(actor, organization, found.rows()) : loads;
        return found.rows().stream()
                .map(row -> person(actor, row, found.known(), shown))
                .toList();
    }

    @Override
    public List<Person> export(Identity actor, Filter filter) {
        actor.require(DatabaseInvitations.INVITE);
        OrganizationId organization = organization(actor);
        List<Person> found = list(actor, filter, Order.NAME, Integer.MAX_VALUE, null);
        database.transaction(c -> {
            audit.record(
                    c,
                    AuditTrail.Entry.of(
                            actor, "people.exported", "organization", organization, Map.of("people", found.size())));
            return true;
        });
        return found;
    }

    @Override
    public Optional<Person> find(Identity actor, UserId user) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> {
            List<KnownRole> known = roles.all(c, organization);
            return members.find(c, organization, user).map(row -> person(actor, row, known, Map.of()));
        });
    }

    @Override
    public List<Role> roles(Identity actor) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> roles.all(c, organization)).stream()
                .map(role -> new Role(
                        role.key(), role.name(), role.meaning(), role.scopes(), roles.isGrantable(actor, role)))
                .toList();
    }

    @Override
    public Seats seats(Identity actor) {
        OrganizationId organization = organization(actor);
        return database.transaction(c -> seats.seats(c, organization, clock.instant()));
    }

    @Override
    public void changeRole(Identity actor, UserId user, String role) {
        OrganizationId organization = organization(actor);
        database.transaction(c -> RoleChoices.require(c, roles, organization, role));
        change(actor, user, EDIT_ROLE, (c, row) -> {
            // Once more: now that nobody else changes them.
            KnownRole wanted = RoleChoices.require(c, roles, organization, role);
            if (!roles.isGrantable(actor, wanted)) {
                throw aboveOwnRole();
            }
            if (row.isActive() && row.role().equals(Roles.ADMIN) && !role.equals(Roles.ADMIN)) {
                requireAnotherAdmin(c, organization(actor));
            }
            members.changeRole(c, organization(actor), user, role);
            invitations.revokeBy(c, organization(actor), user);
            return new Change("member.role_changed", changed("role", row.role(), role));
        });
    }

    @Override
    public List<OpenWork.Open> openWork(Identity actor, UserId user) {
        OrganizationId organization = organization(actor);
        actor.require(DEACTIVATE);
        requireWithin(actor, DEACTIVATE, database.transaction(c -> members.find(c, organization, user)).orElseThrow(NotFound::new));
        return leaving.open(organization, user);
    }

    @Override
    public void deactivate(Identity actor, UserId user, @Nullable Handover handover) {
        // Modules are asked before the lock is taken: they may wait for transactions that need it.
        List<OpenWork.Open> open = actor.may(DEACTIVATE) && handover == null
                ? leaving.open(organization(actor), user)
                : List.of();
        change(actor, user, DEACTIVATE, (c, row) -> {
            Handover chosen = leaving.decide(c, organization(actor), row, handover, open);
            if (row.isActive() && row.role().equals(Roles.ADMIN)) {
                requireAnotherAdmin(c, organization(actor));
            }
            members.deactivate(c, organization(actor), user);
            invitations.revokeBy(c, organization(actor), user);
            invitations.revokeTo(c, organization(actor), row.email());
            sessions.endIn(c, organization(actor), user, "deactivated");
            Map<String, Object> detail = new HashMap<>(changed("state", row.state(), "deactivated"));
            detail.put("handover", leaving.handOver(c, actor, user, chosen));
            return new Change("member.deactivated", detail);
        });
    }

    @Override
    public void reactivate(Identity actor, UserId user) {
        change(actor, user, DEACTIVATE, (c, row) -> {
            if (!row.isActive()) {
                seats.requireFree(c, organization(actor), clock.instant());
            }
            members.reactivate(c, organization(actor), user);
            leaving.comeBack(organization(actor), user);
            return new Change("member.reactivated", changed("state", row.state(), "active"));
        });
    }

    @Override
    public void transferOwnership(Identity actor, UserId user, String password, String otp) {
        OrganizationId organization = organization(actor);
        actor.requirePerson();
        database.transaction(c -> members.find(c, organization, user)).orElseThrow(NotFound::new);
        database.transaction(c -> requireOwner(c, actor));
        // Outside the transaction: to compare a password takes long and must not hold up the others.
        reauthentication.require(actor, password, otp);
        database.transaction(c -> {
            seats.lock(c, organization);
            Row self = requireOwner(c, actor);
            Row next = members.find(c, organization, user).orElseThrow(NotFound::new);
            if (!next.isActive() || !next.role().equals(Roles.ADMIN)) {
                throw new Refusal(
                        409, "users.owner_is_admin", "The owner is an active admin; make " + next.name() + " one first.");
            }
            members.makeOwner(c, organization, user);
            Map<String, Object> detail = changed("owner", self.email(), next.email());
            audit.record(c, AuditTrail.Entry.of(actor, "organization.owner_changed", "organization", organization, detail));
            return true;
        });
    }

    private Row requireOwner(Connection connection, Identity actor) throws SQLException {
        Row self = members.find(connection, organization(actor), actor.user()).orElseThrow(NotFound::new);
        if (!self.isOwner()) {
            throw new Refusal(403, "users.not_owner", "Only the owner can hand the organization over.");
        }
        return self;
    }

    private void change(Identity actor, UserId user, String permission, Work work) {
        OrganizationId organization = organization(actor);
        actor.requirePerson();
        actor.require(permission);
        database.transaction(c -> {
            seats.lock(c, organization);
            Row row = members.find(c, organization, user).orElseThrow(NotFound::new);
            requireChangeable(c, actor, row);
            requireWithin(actor, permission, row);
            Change change = work.apply(c, row);
            Map<String, Object> detail = new HashMap<>(change.detail());
            detail.put("email", row.email());
            audit.record(c, AuditTrail.Entry.of(actor, change.action(), "user", user, detail));
            return true;
        });
    }

    private void requireChangeable(Connection connection, Identity actor, Row row) throws SQLException {
        if (row.id().equals(actor.user())) {
            throw new Refusal(409, "users.own_role", "Nobody changes their own role or access; ask another admin.");
        }
        if (row.isOwner()) {
            throw new Refusal(
                    409, "users.owner_protected", "The owner cannot be changed; they hand the organization over first.");
        }
        if (!roles.isGrantable(actor, roles.find(connection, organization(actor), row.role()).orElseThrow())) {
            throw aboveOwnRole();
        }
    }

    /** Over their teams' people only, who are those of their teams and those of none. */
    private static void requireWithin(Identity actor, String permission, Row row) {
        if (!isWithin(actor, permission, row)) {
            throw new Refusal(
                    403, "users.other_team", row.name() + " is in another team; ask a manager of that team, or an admin.");
        }
    }

    private static boolean isWithin(Identity actor, String permission, Row row) {
        Scope scope = actor.scopes().get(permission);
        return scope != null
                && (scope == Scope.ALL
                        || row.teams().isEmpty()
                        || row.teams().stream().map(Team::id).anyMatch(actor.teams()::contains));
    }

    private void requireAnotherAdmin(Connection connection, OrganizationId organization) throws SQLException {
        if (members.activeAdmins(connection, organization) < 2) {
            throw new Refusal(409, "users.last_admin", "This is the last admin; make somebody else an admin first.");
        }
    }

    private static Refusal aboveOwnRole() {
        return new Refusal(403, "users.above_own_role", "This role is not below yours; ask somebody who has it.");
    }

    private Person person(Identity actor, Row row, List<KnownRole> known, Map<UserId, Integer> loads) {
        KnownRole role = known.stream().filter(one -> one.key().equals(row.role())).findFirst().orElseThrow();
        boolean isSelf = row.id().equals(actor.user());
        boolean mayChange = isWithin(actor, EDIT_ROLE, row) || isWithin(actor, DEACTIVATE, row);
        return new Person(
                row.id(),
                row.name(),
                row.email(),
                row.role(),
                role.name(),
                row.state(),
                row.availability(),
                row.isOwner(),
                isSelf,
                mayChange && !isSelf && !row.isOwner() && roles.isGrantable(actor, role),
                row.joinedAt(),
                row.lastSeen(),
                row.teams(),
                LoadFigures.isShown(actor, row.id()) ? loads.getOrDefault(row.id(), 0) : null);
    }

    static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            // The operator belongs to none, and so finds nobody.
            throw new NotFound();
        }
        return actor.organization();
    }

    private static Map<String, Object> changed(String field, String before, String after) {
        return Map.of("before", Map.of(field, before), "after", Map.of(field, after));
    }

    /** What was done, for the record. */
    private record Change(String action, Map<String, Object> detail) {}

    @FunctionalInterface
    private interface Work {
        Change apply(Connection connection, Row row) throws SQLException;
    }
}
