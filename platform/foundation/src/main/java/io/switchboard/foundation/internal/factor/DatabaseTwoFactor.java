// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.LiveIdentities;
import io.switchboard.foundation.internal.account.Sessions;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.util.List;
import java.util.OptionalLong;

/** Second factors in the platform's tables. */
final class DatabaseTwoFactor implements TwoFactor {
    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final Reauthentication reauthentication;
    private final Enrolments enrolments;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final RequiredRoles required;
    private final AccountNotices notices;
    private final Sessions sessions;
    private final LiveIdentities identities;

    DatabaseTwoFactor(
            PlatformDatabase database,
            AccountStore accounts,
            Reauthentication reauthentication,
            Enrolments enrolments,
            SecondFactors factors,
            RecoveryCodes recovery,
            RequiredRoles required,
            AccountNotices notices,
            Sessions sessions,
            LiveIdentities identities) {
        this.database = database;
        this.accounts = accounts;
        this.reauthentication = reauthentication;
        this.enrolments = enrolments;
        this.factors = factors;
        this.recovery = recovery;
        this.required = required;
        this.notices = notices;
        this.sessions = sessions;
        this.identities = identities;
    }

    @Override
    public Status status(Identity identity) {
        identity.requirePerson();
        return database.transaction(c -> new Status(
                factors.since(c, identity.user()).orElse(null),
                factors.hasApp(c, identity.user()),
                recovery.left(c, identity.user()),
                required.isNeededBy(c, identity)));
    }

    @Override
    public Enrolment begin(Identity identity, String password, String otp) {
        if (status(identity).hasApp()) {
            throw alreadyOn();
        }
        reauthentication.requireIfAny(identity, password, otp);
        return enrolments.begin(identity);
    }

    @Override
    public Enrolment resume(Identity identity, String enrolment) {
        return enrolments.open(identity, enrolment);
    }

    @Override
    public List<String> confirm(Identity identity, String enrolment, String otp) {
        identity.requirePerson();
        byte[] key = enrolments.key(identity, enrolment);
        OptionalLong step = factors.firstStep(key, otp.replaceAll("\\s", ""));
        if (step.isEmpty()) {
            throw new InvalidInput(
                    "otp", "otp_wrong", "This is not the code that the app shows now; type the one that it shows next.");
        }
        List<String> codes = database.transaction(c -> {
            Account account = accounts.account(c, identity.user()).orElseThrow(NotFound::new);
            boolean isFirst = factors.since(c, account.user()).isEmpty();
            if (!factors.add(c, account.user(), key, step.getAsLong())) {
                throw alreadyOn();
            }
            // Beside passkeys there are codes, kept somewhere: those go on.
            List<String> made = isFirst ? recovery.renew(c, account.user()) : List.of();
            // Those were opened by the password alone.
            sessions.endOthers(c, account.user(), identity.session(), "ended-elsewhere");
            notices.own(c, account, Mail.Template.TWO_FACTOR_ON, "user.two_factor_on", recovery.left(c, account.user()));
            return made;
        });
        forget(identity);
        return codes;
    }

    @Override
    public List<String> renewRecoveryCodes(Identity identity, String password, String otp) {
        Account account = reauthenticated(identity, password, otp);
        return database.transaction(c -> {
            requireOn(factors.lock(c, account.user()));
            List<String> made = recovery.renew(c, account.user());
            notices.own(c, account, Mail.Template.RECOVERY_CODES_RENEWED, "user.recovery_codes_renewed", made.size());
            return made;
        });
    }

    @Override
    public void switchOff(Identity identity, String password, String otp) {
        Account account = reauthenticated(identity, password, otp);
        database.transaction(c -> {
            requireOn(factors.remove(c, account.user()));
            notices.own(c, account, Mail.Template.TWO_FACTOR_OFF, "user.two_factor_off", 0);
            return true;
        });
        forget(identity);
    }

    private Account reauthenticated(Identity identity, String password, String otp) {
        identity.requirePerson();
        requireOn(status(identity).isOn());
        return reauthentication.require(identity, password, otp);
    }

    private void forget(Identity identity) {
        if (identity.session() != null) {
            identities.forget(identity.session());
        }
    }

    private static void requireOn(boolean isOn) {
        if (!isOn) {
            throw new Refusal(409, "auth.two_factor_off", "There is no second factor.");
        }
    }

    private static Refusal alreadyOn() {
        return new Refusal(
                409, "auth.two_factor_on", "You have an authenticator app already; switch two-factor sign-in off before you take another one.");
    }
}
