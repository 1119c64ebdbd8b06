// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import java.util.Optional;

/** Asks somebody who is signed in for their password. Guessing is as slow here as at the sign-in. */
public final class OwnPassword {
    private final Passwords passwords;
    private final SignInDelay delay;

    public OwnPassword(Passwords passwords, SignInDelay delay) {
        this.passwords = passwords;
        this.delay = delay;
    }

    public boolean isRight(Account account, String typed) {
        String address = RequestOrigin.current().address();
        delay.refuseIfTooFast(account.email(), address);
        boolean right = passwords.matches(typed, Optional.ofNullable(account.passwordHash()));
        if (right) {
            delay.succeeded(account.email(), address);
        } else {
            delay.failed(account.email(), address);
        }
        return right;
    }
}
