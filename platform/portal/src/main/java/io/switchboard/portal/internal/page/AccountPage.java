// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code #{accountPage}}: one's own name and password. */
@Named("accountPage")
@RequestScoped
public class AccountPage {
    private static final String ADDRESS = "/settings/account";

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private @Nullable String name;
    private String current = "";
    private String password = "";

    public void changeName() {
        accounts().changeName(CurrentIdentity.require(), getName().strip());
        Redirect.to(Notes.on(ADDRESS, Notes.NAME_CHANGED));
    }

    public void changePassword() {
        accounts().changePassword(CurrentIdentity.require(), current, password);
        Redirect.to(Notes.on(ADDRESS, Notes.PASSWORD_CHANGED));
    }

    /** What the act that led here has done. */
    public String getNote() {
        return Notes.of(request.getParameter(Notes.PARAMETER));
    }

    private Accounts accounts() {
        return Wiring.find(context, Accounts.class);
    }

    public String getName() {
        return name == null ? CurrentIdentity.require().name() : name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
