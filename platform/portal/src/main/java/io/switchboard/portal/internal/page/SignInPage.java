// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SignIn;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.NextAddress;
import io.switchboard.portal.internal.web.SessionIdentities;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code #{signInPage}}: sign in and register. A refusal is shown on the page by the portal's exception handler. */
@Named("signInPage")
@RequestScoped
public class SignInPage {
    private static final String PROOF_EXPIRED = "auth.proof_expired";

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String zone = "";
    private String email = "";
    private String password = "";
    private String organizationName = "";
    private String name = "";
    private @Nullable String next;
    private @Nullable String proof;
    private @Nullable String passkey;
    private @Nullable Boolean isRecovery;
    private String otp = "";

    public void signIn() {
        SignIn.FirstStep first = signIns().begin(email.strip(), password, RequestOrigin.current().address());
        if (first.identity() == null) {
            proof = first.proof();
        } else {
            enter(first.identity());
        }
    }

    /** The second step, of those whose account has a second factor. */
    public void finish() {
        try {
            enter(signIns().finish(getProof(), otp));
        } catch (Refusal refusal) {
            if (refusal.code().equals(PROOF_EXPIRED)) {
                proof = "";
            }
            throw refusal;
        }
    }

    public void useRecovery() {
        isRecovery = true;
    }

    public void useApp() {
        isRecovery = false;
    }

    public void startAgain() {
        proof = "";
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = Objects.requireNonNullElse(zone, "");
    }

    public void register() {
        enter(signIns().register(new SignIn.Registration(
                organizationName.strip(), name.strip(), email.strip(), password, Texts.current().locale(), zone)));
    }

    private SignIn signIns() {
        return Wiring.find(context, SignIn.class);
    }

    private void enter(Identity identity) {
        Wiring.find(context, SessionIdentities.class).enter(request, identity);
        String address = NextAddress.of(getNext())
                .or(() -> Wiring.find(context, Menu.class).home(identity))
                .orElse("/");
        Redirect.to(address);
    }

    /** That the password was right: by the form's own hidden field, so that its fields are there when it comes back. */
    public String getProof() {
        String known = proof;
        return known == null ? Objects.requireNonNullElse(request.getParameter("proof"), "") : known;
    }

    /** What the browser is told to ask a passkey for; empty for somebody without one. */
    public String getPasskey() {
        String known = passkey;
        if (known == null) {
            known = getProof().isEmpty() ? "" : signIns().passkey(getProof()).orElse("");
            passkey = known;
        }
        return known;
    }

    /** Whether the field asks for a recovery code in the place of one of the app. */
    public boolean isRecovery() {
        Boolean known = isRecovery;
        return known == null ? "true".equals(request.getParameter("recovery")) : known;
    }

    public String getOtp() {
        return TypedCode.shown(otp);
    }

    public void setOtp(String otp) {
        this.otp = otp;
    }

    /** What the act that led here has done. */
    public String getNote() {
        return Notes.of(request.getParameter(Notes.PARAMETER));
    }

    /** Kept in a hidden field, since the form's action has no parameters. */
    public @Nullable String getNext() {
        return next == null ? request.getParameter("next") : next;
    }

    public void setNext(@Nullable String next) {
        this.next = next;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getOrganizationName() {
        return organizationName;
    }

    public void setOrganizationName(String organizationName) {
        this.organizationName = organizationName;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
