// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SingleSignOn.Arrival;
import io.switchboard.foundation.SingleSignOn.Question;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.portal.internal.web.BrowserCookie;
import io.switchboard.portal.internal.web.NextAddress;
import io.switchboard.portal.internal.web.SessionIdentities;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code #{signOnPage}}: what is asked of somebody whose provider has just vouched for them. */
@Named("signOnPage")
@RequestScoped
public class SignOnPage {
    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private @Nullable Optional<Question> question;
    private @Nullable String passkey;
    private String password = "";
    private String otp = "";

    /** Null when it took too long. */
    public @Nullable Question getQuestion() {
        Optional<Question> known = question;
        if (known == null) {
            known = signOn().question(getToken(), BrowserCookie.of(request));
            question = known;
        }
        return known.orElse(null);
    }

    /** What the browser is told to ask a passkey for; empty for somebody without one. */
    public String getPasskey() {
        String known = passkey;
        if (known == null) {
            known = signOn().passkey(getToken(), BrowserCookie.of(request)).orElse("");
            passkey = known;
        }
        return known;
    }

    public void finish() {
        if (CurrentIdentity.find().isPresent()) {
            // They have come in another way meanwhile, perhaps as somebody else.
            Redirect.to("/");
            return;
        }
        Arrival arrival = signOn().finish(getToken(), BrowserCookie.of(request), password, otp);
        Identity identity = Objects.requireNonNull(arrival.identity(), "nobody has come in");
        Object response = FacesContext.getCurrentInstance().getExternalContext().getResponse();
        BrowserCookie.forget(request, (HttpServletResponse) response);
        Identity opened = Wiring.find(context, SessionIdentities.class).enter(request, identity);
        Redirect.to(NextAddress.of(arrival.next())
                .or(() -> Wiring.find(context, Menu.class).home(opened))
                .orElse("/"));
    }

    private SingleSignOn signOn() {
        return Wiring.find(context, SingleSignOn.class);
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

    public String getOtp() {
        return TypedCode.shown(otp);
    }

    public void setOtp(String otp) {
        this.otp = otp;
    }
}
