// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** That somebody has a passkey with them, shown in the place of a code. */
final class PasskeyProofs {
    private final PasskeyRows rows;
    private final WebAuthn webAuthn;
    private final Challenges challenges;
    private final AccountNotices notices;

    PasskeyProofs(PasskeyRows rows, WebAuthn webAuthn, Challenges challenges, AccountNotices notices) {
        this.rows = rows;
        this.webAuthn = webAuthn;
        this.challenges = challenges;
        this.notices = notices;
    }

    /** Whether this is no code that a person could have typed, but what a browser sends for a passkey. */
    static boolean isOne(String otp) {
        return otp.startsWith("{");
    }

    /** What a browser is told to ask for; empty for somebody without a passkey. */
    Optional<String> options(Connection connection, UserId user) throws SQLException {
        List<StoredPasskey> known = rows.of(connection, user);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(PasskeyOptions.request(webAuthn.party(), challenges.next(place(user)), known));
    }

    /** Uses the challenge up. @return whether one of their passkeys signed it here and now */
    boolean use(Connection connection, Account account, String said) throws SQLException {
        Optional<WebAuthn.Said<AuthenticationData>> assertion = webAuthn.assertion(said);
        if (assertion.isEmpty() || !challenges.use(connection, assertion.get().challenge(), place(account.user()))) {
            return false;
        }
        byte[] credential = Objects.requireNonNull(assertion.get().content().getCredentialId());
        Optional<StoredPasskey> passkey = rows.find(connection, account.user(), credential);
        return passkey.isPresent() && isSigned(connection, account, assertion.get(), passkey.get());
    }

    private boolean isSigned(
            Connection connection, Account account, WebAuthn.Said<AuthenticationData> said, StoredPasskey passkey)
            throws SQLException {
        try {
            rows.used(connection, account.user(), passkey.id(), webAuthn.verified(said, passkey));
            return true;
        } catch (MaliciousCounterValueException copied) {
            // Two devices count for themselves: one of them is a copy, and it is not known which.
            notices.record(connection, account, "user.passkey_copied", "passkey", passkey.name());
            return false;
        } catch (WebAuthnException wrong) {
            return false;
        }
    }

    private static String place(UserId user) {
        return "passkey\n" + user;
    }
}
