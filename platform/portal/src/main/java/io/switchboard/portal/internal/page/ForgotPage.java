// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.Accounts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;

/** {@code #{forgotPage}}: asks for a link to a new password; says the same whether there is such an account or not. */
@Named("forgotPage")
@RequestScoped
public class ForgotPage {
    @Inject
    private ServletContext context;

    private String email = "";
    private boolean isSent;

    public void send() {
        Wiring.find(context, Accounts.class).requestPasswordReset(email.strip());
        isSent = true;
    }

    public boolean isSent() {
        return isSent;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
