// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.OwnPassword;
import io.switchboard.kernel.persistence.PlatformDatabase;

/** Asks somebody who is signed in who they are once more, before what cannot be taken back. */
public final class Reauthentication {
    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final OwnPassword ownPassword;
    private final SecondStep secondStep;

    Reauthentication(
            PlatformDatabase database, AccountStore accounts, OwnPassword ownPassword, SecondStep secondStep) {
        this.database = database;
        this.accounts = accounts;
        this.ownPassword = ownPassword;
        this.secondStep = secondStep;
    }

    /**
     * The password, and the code where the person has two factors.
     *
     * @throws InvalidInput fields {@code password} and {@code otp}
     */
    public Account require(Identity identity, String password, String otp) {
        Account account = requirePassword(identity, password);
        requireCode(account, otp);
        return account;
    }

    /** As {@link #require}; of somebody who came by their organization's provider from the first day no password is asked. */
    public void requireIfAny(Identity identity, String password, String otp) {
        identity.requirePerson();
        Account account = account(identity);
        if (account.hasPassword() || !identity.isByProvider()) {
            requirePassword(identity, password);
        }
        requireCode(account, otp);
    }

    private void requireCode(Account account, String otp) {
        if (secondStep.isNeeded(account.user()) && !secondStep.isRight(account.user(), otp)) {
            String sentence = otp.isBlank()
                    ? "Give the code of your authenticator app, or a recovery code."
                    : "This code is wrong, too old, or was used before; wait for the next one.";
            throw new InvalidInput("otp", otp.isBlank() ? "required" : "otp_wrong", sentence);
        }
    }

    private Account account(Identity identity) {
        return database.transaction(c -> accounts.account(c, identity.user())).orElseThrow(NotFound::new);
    }

    Account requirePassword(Identity identity, String password) {
        identity.requirePerson();
        Account account = account(identity);
        if (!account.hasPassword()) {
            throw new InvalidInput(
                    "password",
                    "password.none",
                    "Your account has no password yet; make one by Forgot your password on the sign-in page.");
        }
        if (password.isEmpty()) {
            throw new InvalidInput("password", "required", "Give your password.");
        }
        if (!ownPassword.isRight(account, password)) {
            throw new InvalidInput("password", "password.wrong", "This is not your password.");
        }
        return account;
    }
}
