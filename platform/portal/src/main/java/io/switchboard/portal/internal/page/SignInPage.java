// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RequestOrigin;
import io.switchboard.foundation.SignIn;
import io.switchboard.portal.internal.web.NextAddress;
import io.switchboard.portal.internal.web.SessionIdentities;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code #{signInPage}}: sign in and register. A refusal is shown on the page by the portal's exception handler. */
@Named("signInPage")
@RequestScoped
public class SignInPage {
    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String email = "";
    private String password = "";
    private String organizationName = "";
    private String name = "";
    private @Nullable String next;

    public void signIn() {
        enter(Wiring.find(context, SignIn.class).withPassword(email.strip(), password, RequestOrigin.current().address()));
    }

    public void register() {
        enter(Wiring.find(context, SignIn.class)
                .register(new SignIn.Registration(organizationName.strip(), name.strip(), email.strip(), password)));
    }

    private void enter(Identity identity) {
        Wiring.find(context, SessionIdentities.class).enter(request, identity);
        String address = NextAddress.of(getNext())
                .or(() -> Wiring.find(context, Menu.class).home(identity))
                .orElse("/");
        Redirect.to(address);
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
