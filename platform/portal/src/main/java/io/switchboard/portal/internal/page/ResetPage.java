// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.Accounts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code #{resetPage}}: a new password by the link from the mail. */
@Named("resetPage")
@RequestScoped
public class ResetPage {
    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private @Nullable Boolean isGood;
    private String password = "";

    /** Whether the link can still be used. */
    public boolean isGood() {
        Boolean known = isGood;
        if (known == null) {
            known = accounts().isGoodForReset(getToken());
            isGood = known;
        }
        return known;
    }

    public void reset() {
        // It may be used up by this very request, or have expired meanwhile.
        isGood = null;
        accounts().resetPassword(getToken(), password);
        Redirect.to(Notes.on("/signin", Notes.PASSWORD_RESET));
    }

    private Accounts accounts() {
        return Wiring.find(context, Accounts.class);
    }

    /** From the address, and then from the form's hidden field of the same name. */
    public String getToken() {
        return Objects.requireNonNullElse(request.getParameter("token"), "");
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
