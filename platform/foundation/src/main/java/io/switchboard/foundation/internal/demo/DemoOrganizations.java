// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.demo;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.OrganizationDefaults;
import io.switchboard.foundation.internal.account.AccountStore.StoredPassword;
import io.switchboard.foundation.internal.account.ConfiguredPasswords;
import io.switchboard.foundation.internal.account.NewOrganizations;
import io.switchboard.foundation.internal.account.Passwords;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.util.List;
import java.util.Optional;

/** The two organizations of a demonstration and their people; makes what is missing. */
public final class DemoOrganizations {
    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final NewOrganizations newOrganizations;
    private final Passwords passwords;
    private final ConfiguredPasswords configured;

    public DemoOrganizations(
            PlatformDatabase database,
            AccountStore accounts,
            NewOrganizations newOrganizations,
            Passwords passwords,
            ConfiguredPasswords configured) {
        this.database = database;
        this.accounts = accounts;
        this.newOrganizations = newOrganizations;
        this.passwords = passwords;
        this.configured = configured;
    }

    public void ensure(String password) {
        ensure(
                "Casa Lumen",
                "Europe/Lisbon",
                new Person("Ana Ribeiro", "ana@casalumen.example"),
                List.of(
                        new Person("Bruno Costa", "bruno@casalumen.example"),
                        new Person("Lena Vogt", "lena@casalumen.example")),
                password);
        ensure(
                "Nordlicht Optik",
                "Europe/Berlin",
                new Person("Mia Thomsen", "mia@nordlicht.example"),
                List.of(),
                password);
    }

    private void ensure(String name, String timeZone, Person admin, List<Person> agents, String password) {
        OrganizationId organization = organization(name, timeZone, admin, password);
        for (Person agent : agents) {
            if (!isKnown(agent, password)) {
                String hash = passwords.hash(password);
                database.transaction(c -> {
                    UserId user = accounts.insertUser(c, agent.email(), agent.name(), hash).orElseThrow();
                    accounts.confirmEmail(c, user);
                    accounts.insertMembership(c, organization, user, "agent");
                    configured.given(c, user, password);
                    return user;
                });
            }
        }
    }

    private OrganizationId organization(String name, String timeZone, Person admin, String password) {
        if (isKnown(admin, password)) {
            Identity known = database.transaction(c -> accounts.identity(
                            c, accounts.password(c, admin.email()).orElseThrow().user()))
                    .orElseThrow();
            return known.caller().organization();
        }
        Identity made = newOrganizations.make(
                new Registration(name, admin.name(), admin.email(), password),
                new OrganizationDefaults(timeZone, "en", "EUR"));
        return database.transaction(c -> {
            configured.given(c, made.user(), password);
            return made.caller().organization();
        });
    }

    /** Whether the person is there; another configured password than last time becomes theirs. */
    private boolean isKnown(Person person, String password) {
        Optional<UserId> user =
                database.transaction(c -> accounts.password(c, person.email())).map(StoredPassword::user);
        boolean changed = user.isPresent() && !database.transaction(c -> configured.isGiven(c, user.get(), password));
        if (changed) {
            String hash = passwords.hash(password);
            database.transaction(c -> {
                accounts.changePassword(c, user.get(), hash);
                configured.given(c, user.get(), password);
                return true;
            });
        }
        return user.isPresent();
    }

    private record Person(String name, String email) {}
}
