// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn.Registration;
import io.switchboard.foundation.internal.account.AccountStore.OrganizationDefaults;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Makes an organization, its admin and its defaults in one transaction. */
public final class NewOrganizations {
    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final DatabaseAccounts mailing;

    public NewOrganizations(
            PlatformDatabase database,
            AccountStore accounts,
            Passwords passwords,
            AuditTrail audit,
            DatabaseAccounts mailing) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.mailing = mailing;
    }

    /** Mails the admin a link that confirms the address. */
    Identity register(Registration registration) {
        Registration checked = RegistrationRules.checked(registration);
        // Outside the transaction: hashing takes long and holds no connection.
        String hash = passwords.hash(checked.password());
        return database.transaction(c -> {
            Identity admin = insert(c, checked, hash, OrganizationDefaults.spokenTo(checked.locale()).at(checked.timeZone()));
            mailing.sendVerification(c, accounts.account(c, admin.user()).orElseThrow());
            return admin;
        });
    }

    /** With an address that needs no confirmation. */
    public Identity make(Registration registration, OrganizationDefaults defaults) {
        Registration checked = RegistrationRules.checked(registration);
        String hash = passwords.hash(checked.password());
        return database.transaction(c -> {
            Identity admin = insert(c, checked, hash, defaults);
            accounts.confirmEmail(c, admin.user());
            return admin;
        });
    }

    private Identity insert(Connection connection, Registration registration, String hash, OrganizationDefaults defaults)
            throws SQLException {
        UserId admin = accounts.insertUser(connection, registration.email(), registration.name(), hash)
                .orElseThrow(RegistrationRules::emailTaken);
        OrganizationId organization =
                accounts.insertOrganization(connection, registration.organizationName(), defaults, admin);
        accounts.insertMembership(connection, organization, admin, Roles.ADMIN);
        audit.begin(connection, organization);
        audit.record(
                connection,
                new AuditTrail.Entry(
                        organization,
                        admin,
                        registration.name(),
                        "organization.registered",
                        "organization",
                        organization.toString(),
                        Map.of("name", registration.organizationName())));
        return accounts.identity(connection, admin, organization).orElseThrow();
    }
}
