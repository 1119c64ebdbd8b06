// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People.Role;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.Sessions;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The policy in the platform's tables. */
final class DatabaseSecurityPolicy implements SecurityPolicy {
    private static final String POLICY = "security.policy";

    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final People people;
    private final RequiredRoles required;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final AccountNotices notices;
    private final AuditTrail audit;

    DatabaseSecurityPolicy(
            PlatformDatabase database,
            AccountStore accounts,
            People people,
            RequiredRoles required,
            SecondFactors factors,
            Sessions sessions,
            AccountNotices notices,
            AuditTrail audit) {
        this.database = database;
        this.accounts = accounts;
        this.people = people;
        this.required = required;
        this.factors = factors;
        this.sessions = sessions;
        this.notices = notices;
        this.audit = audit;
    }

    @Override
    public List<RoleRule> rules(Identity actor) {
        OrganizationId organization = organization(actor);
        actor.require(POLICY);
        List<Role> roles = people.roles(actor);
        return database.transaction(c -> {
            Set<String> needing = required.of(c, organization);
            Map<String, Count> counts = counts(c, organization);
            return roles.stream()
                    .map(role -> {
                        Count count = counts.getOrDefault(role.key(), Count.NONE);
                        return new RoleRule(
                                role.key(), role.name(), needing.contains(role.key()), count.members(), count.without());
                    })
                    .toList();
        });
    }

    private static Map<String, Count> counts(Connection connection, OrganizationId organization) throws SQLException {
        Map<String, Count> counts = new HashMap<>();
        Sql.list(
                connection,
                """
                select m.role, count(*) as members, count(*) filter (where f.user_id is null) as without
                from foundation.membership m
                join foundation.app_user u on u.id = m.user_id and u.status = 'active'
                left join foundation.second_factor f on f.user_id = m.user_id
                where m.organization_id = ? and m.state = 'active' group by m.role
                """,
                row -> counts.put(row.getString("role"), new Count(row.getInt("members"), row.getInt("without"))),
                organization.value());
        return counts;
    }

    @Override
    public void requireTwoFactor(Identity actor, Set<String> roles) {
        OrganizationId organization = organization(actor);
        actor.requirePerson();
        actor.require(POLICY);
        Set<String> known = people.roles(actor).stream().map(Role::key).collect(Collectors.toSet());
        if (!known.containsAll(roles)) {
            throw new InvalidInput("roles", "role.unknown", "There is no such role; choose of " + String.join(", ", new TreeSet<>(known)) + ".");
        }
        database.transaction(c -> {
            Set<String> before = required.of(c, organization);
            if (before.equals(roles)) {
                return false;
            }
            required.replace(c, organization, roles);
            Map<String, Object> change = Map.of(
                    "before", Map.of("twoFactorRoles", before), "after", Map.of("twoFactorRoles", new TreeSet<>(roles)));
            audit.record(c, AuditTrail.Entry.of(actor, "security.policy_changed", "organization", organization, change));
            return true;
        });
    }

    @Override
    public void resetTwoFactor(Identity actor, UserId user) {
        OrganizationId organization = organization(actor);
        actor.requirePerson();
        actor.require(POLICY);
        Person person = people.find(actor, user).orElseThrow(NotFound::new);
        requireBelow(actor, person);
        database.transaction(c -> {
            Account account = accounts.account(c, user).orElseThrow(NotFound::new);
            // Nobody weakens an account that opens another organization's door too.
            if (AccountNotices.organizations(c, account).size() > 1) {
                throw new Refusal(
                        409,
                        "users.works_elsewhere",
                        "This account is not your organization's alone, so only its owner can change how it is "
                                + "protected: with one of their recovery codes.");
            }
            if (!factors.remove(c, user)) {
                throw new Refusal(409, "auth.two_factor_off", person.name() + " has no second factor.");
            }
            sessions.endAll(c, user, "ended-elsewhere");
            notices.mail(c, account, Mail.Template.TWO_FACTOR_RESET, actor.name());
            Map<String, Object> detail = Map.of("email", account.email());
            audit.record(c, AuditTrail.Entry.of(actor, "member.two_factor_reset", "user", user, detail));
            return true;
        });
    }

    private void requireBelow(Identity actor, Person person) {
        if (person.isSelf()) {
            throw new Refusal(409, "users.own_account", "Switch off your own second factor in your settings.");
        }
        if (person.isOwner()) {
            throw new Refusal(409, "users.owner_protected", "Nobody is above the owner; they use a recovery code.");
        }
        // Who keeps the policy need not be one who changes people.
        if (people.roles(actor).stream().noneMatch(role -> role.key().equals(person.role()) && role.isGrantable())) {
            throw new Refusal(403, "users.above_own_role", "This person is not below you; ask somebody who is above them.");
        }
    }

    private static OrganizationId organization(Identity actor) {
        if (actor.organization() == null) {
            throw new NotFound();
        }
        return actor.organization();
    }

    private record Count(int members, int without) {
        static final Count NONE = new Count(0, 0);
    }
}
