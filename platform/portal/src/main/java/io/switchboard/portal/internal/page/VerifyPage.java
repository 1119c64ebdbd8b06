// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.portal.internal.text.Refusals;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * {@code #{verifyPage}}: confirms an email address by the link from the mail. A button does it, since
 * scanners of mails open every link.
 */
@Named("verifyPage")
@RequestScoped
public class VerifyPage {
    private static final int GONE = 410;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String confirmed = "";
    private String failure = "";

    public void confirm() {
        try {
            confirmed = Wiring.find(context, Accounts.class).verifyEmail(getToken());
            CurrentIdentity.find().ifPresent(identity -> Wiring.find(context, AccountFacts.class).forget(identity.user()));
        } catch (Refusal refusal) {
            if (refusal.status() != GONE) {
                throw refusal;
            }
            failure = Refusals.of(Texts.current().locale(), refusal.code(), refusal.getMessage());
        }
    }

    /** The address that is confirmed now, or empty. */
    public String getConfirmed() {
        return confirmed;
    }

    /** Why it could not be confirmed, or empty. */
    public String getFailure() {
        return failure;
    }

    public boolean isAsking() {
        return confirmed.isEmpty() && failure.isEmpty() && !getToken().isEmpty();
    }

    /** From the address, and then from the form's hidden field of the same name. */
    public String getToken() {
        return Objects.requireNonNullElse(request.getParameter("token"), "");
    }
}
