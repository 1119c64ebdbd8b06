// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.problem.FieldError;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.account.AccountStore;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.SignInDelay;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows the right password of somebody with a second factor. Wrong codes are counted for the
 * account wherever they come from: nobody comes as far as this without its password, so no stranger can
 * hold up anybody, and guessing from many places is as slow as from one.
 */
public final class SecondStep {
    private static final String ANYWHERE = "anywhere";

    private final PlatformDatabase database;
    private final AccountStore accounts;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final PasskeyProofs passkeys;
    private final SignInProofs proofs;
    private final SignInDelay delay;
    private final AccountNotices notices;

    SecondStep(
            PlatformDatabase database,
            AccountStore accounts,
            SecondFactors factors,
            RecoveryCodes recovery,
            PasskeyProofs passkeys,
            SignInProofs proofs,
            SignInDelay delay,
            AccountNotices notices) {
        this.database = database;
        this.accounts = accounts;
        this.factors = factors;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.proofs = proofs;
        this.delay = delay;
        this.notices = notices;
    }

    public boolean isNeeded(UserId user) {
        return database.transaction(c -> factors.since(c, user)).isPresent();
    }

    /** In a transaction that runs already. */
    public boolean isNeeded(Connection connection, UserId user) throws SQLException {
        return factors.since(connection, user).isPresent();
    }

    /** That this person has given their password; good for five minutes and for the second step alone. */
    public String proof(UserId user) {
        return database.transaction(c -> proofs.add(c, user));
    }

    /**
     * Whose proof it is, once their code was right, which uses up both.
     *
     * @throws Refusal 401 {@code auth.proof_expired}, and as {@link #require}
     */
    public UserId check(String proof, String otp) {
        UserId user = database.transaction(c -> proofs.user(c, proof)).orElseThrow(SecondStep::tooLate);
        require(user, otp);
        if (!database.transaction(c -> proofs.use(c, proof))) {
            throw tooLate();
        }
        return user;
    }

    /**
     * Uses up a code of the app, a recovery code, or what a passkey signed.
     *
     * @throws Refusal 401 {@code auth.otp_required}, {@code auth.otp_wrong}, with what a browser is told to ask a
     *     passkey for as {@code passkey}; 429 {@code auth.too_many_tries}
     */
    public void require(UserId user, String otp) {
        if (otp.isBlank()) {
            throw refused(user, "auth.otp_required", "Give the code of your authenticator app, or a recovery code.");
        }
        if (!isRight(user, otp)) {
            throw refused(user, "auth.otp_wrong", "This code is wrong, too old, or was used before; wait for the next one.");
        }
    }

    boolean isRight(UserId user, String otp) {
        String typed = otp.replaceAll("\\s", "");
        return database.transaction(c -> {
            // Tries of one person take turns from here on, so that none is counted late.
            Optional<Account> account = factors.lock(c, user) ? accounts.account(c, user) : Optional.empty();
            if (account.isEmpty()) {
                return false;
            }
            String counted = "code of " + user;
            delay.refuseIfTooFast(counted, ANYWHERE);
            boolean right = PasskeyProofs.isOne(typed)
                    ? passkeys.use(c, account.get(), typed)
                    : factors.use(c, user, typed) || isRecovered(c, account.get(), typed);
            if (right) {
                delay.succeeded(counted, ANYWHERE);
            } else {
                delay.failed(counted, ANYWHERE);
            }
            return right;
        });
    }

    private boolean isRecovered(Connection connection, Account account, String typed) throws SQLException {
        boolean used = recovery.use(connection, account.user(), typed);
        if (used) {
            int left = recovery.left(connection, account.user());
            notices.own(connection, account, Mail.Template.RECOVERY_CODE_USED, "user.recovery_code_used", left);
        }
        return used;
    }

    private Refusal refused(UserId user, String code, String sentence) {
        Map<String, Object> more = options(user).<Map<String, Object>>map(options -> Map.of("passkey", options)).orElse(Map.of());
        return new Refusal(401, code, sentence, List.of(new FieldError("otp", code.substring("auth.".length()), sentence)), more);
    }

    /** What a browser is told to ask for in the second step, of somebody with a passkey. */
    public Optional<String> passkey(String proof) {
        return database.transaction(c -> proofs.user(c, proof)).flatMap(this::options);
    }

    /** What a browser is told to ask for, of somebody with a passkey. */
    public Optional<String> options(UserId user) {
        return database.transaction(c -> passkeys.options(c, user));
    }

    private static Refusal tooLate() {
        return new Refusal(401, "auth.proof_expired", "That took longer than five minutes; sign in with your password again.");
    }
}
