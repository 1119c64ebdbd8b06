// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/** {@code #{ownProof}}: what somebody who is signed in types to show once more who they are, in whichever form. */
@Named("ownProof")
@RequestScoped
public class OwnProof {
    @Inject
    private ServletContext context;

    private String password = "";
    private String otp = "";
    private @Nullable Boolean isCodeNeeded;

    public boolean isCodeNeeded() {
        Boolean known = isCodeNeeded;
        if (known == null) {
            known = Wiring.find(context, TwoFactor.class).status(CurrentIdentity.require()).isOn();
            isCodeNeeded = known;
        }
        return known;
    }

    /** Whoever comes by their organization's provider may have none. */
    public boolean isPasswordNeeded() {
        return Wiring.find(context, Accounts.class).hasPassword(CurrentIdentity.require());
    }

    /** It has done its work, and may have changed what is asked for next. */
    void used() {
        password = "";
        otp = "";
        isCodeNeeded = null;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** As it was typed. */
    String code() {
        return otp;
    }

    public String getOtp() {
        return TypedCode.shown(otp);
    }

    public void setOtp(String otp) {
        this.otp = otp;
    }
}
