// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.demo;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.OrganizationDefaults;
import io.switchboard.foundation.internal.account.AccountStore.StoredPassword;
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

    public DemoOrganizations(
            PlatformDatabase database, AccountStore accounts, NewOrganizations newOrganizations, Passwords passwords) {
        this.database = database;
        this.accounts = accounts;
        this.newOrganizations = newOrganizations;
        this.passwords = passwords;
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
                    accounts.insertMembership(c, organization, user, "agent");
                    return user;
                });
            }
        }
    }

    private OrganizationId organization(String name, String timeZone, Person admin, String password) {
        Identity identity = isKnown(admin, password)
                ? database.transaction(c -> accounts.identity(
                                c, accounts.password(c, admin.email()).orElseThrow().user()))
                        .orElseThrow()
                : newOrganizations.register(
                        new Registration(name, admin.name(), admin.email(), password),
                        new OrganizationDefaults(timeZone, "en", "EUR"));
        return identity.caller().organization();
    }

    /** Whether the person is there; the configured password becomes theirs again. */
    private boolean isKnown(Person person, String password) {
        Optional<StoredPassword> stored = database.transaction(c -> accounts.password(c, person.email()));
        if (stored.isPresent() && !passwords.matches(password, stored.map(StoredPassword::hash))) {
            String hash = passwords.hash(password);
            database.transaction(c -> {
                accounts.changePassword(c, stored.get().user(), hash);
                return true;
            });
        }
        return stored.isPresent();
    }

    private record Person(String name, String email) {}
}
