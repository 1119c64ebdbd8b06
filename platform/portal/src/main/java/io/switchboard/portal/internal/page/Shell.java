// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RoleBook;
import io.switchboard.kernel.module.Generation;
import io.switchboard.portal.internal.faces.PageBinding;
import io.switchboard.portal.internal.push.PushHub;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code #{shell}}: what stands around every page. Safe on pages without an identity. */
@Named("shell")
@RequestScoped
public class Shell {
    private static final String THEME_COOKIE = "sb-theme";

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    @Inject
    private RoleWords roleWords;

    private @Nullable List<MenuItem> menu;

    public boolean isSignedIn() {
        return CurrentIdentity.find().isPresent();
    }

    public boolean isOperator() {
        return CurrentIdentity.find().map(Identity::isOperator).orElse(false);
    }

    public String getOrganizationName() {
        return CurrentIdentity.find()
                .map(identity -> identity.organization() == null ? Texts.current().get("rail_operator") : identity.organizationName())
                .orElse("");
    }

    public String getOrganizationInitials() {
        return Initials.of(getOrganizationName());
    }

    public String getUserName() {
        return CurrentIdentity.find().map(Identity::name).orElse("");
    }

    public String getUserInitials() {
        return Initials.of(getUserName());
    }

    /** Tells one person's unsaved input in a browser from another's. */
    public String getPerson() {
        return CurrentIdentity.find().map(identity -> identity.user().toString()).orElse("");
    }

    /** Tells what a browser keeps for one organization from what it keeps for another. */
    public String getOrganization() {
        return CurrentIdentity.find()
                .map(Identity::organization)
                .map(OrganizationId::toString)
                .orElse("");
    }

    public String getRole() {
        return CurrentIdentity.find().map(this::roleOf).orElse("");
    }

    /** An organization's own role has an id for a key, and a name beside it. */
    private String roleOf(Identity identity) {
        return identity.organization() == null || identity.isProgram() || !identity.role().contains("-")
                ? roleWords.noun(identity.role())
                : Wiring.find(context, RoleBook.class).name(identity, identity.role()).orElse("");
    }

    /** The menu of the caller's organization, in order. */
    public List<MenuItem> getMenu() {
        List<MenuItem> made = menu;
        if (made == null) {
            made = CurrentIdentity.find()
                    .filter(identity -> identity.organization() != null)
                    .map(this::menu)
                    .orElse(List.of());
            menu = made;
        }
        return made;
    }

    private List<MenuItem> menu(Identity identity) {
        String here = here();
        return Wiring.find(context, Menu.class).entries(identity).stream()
                .map(entry -> new MenuItem(
                        entry.module(),
                        entry.title(),
                        request.getContextPath() + entry.address(),
                        entry.icon(),
                        here.equals(entry.address()),
                        0))
                .toList();
    }

    /** Pages of other modules that belong at this place of a page. */
    public List<PanelView> panels(String place) {
        return CurrentIdentity.find()
                .filter(identity -> identity.organization() != null)
                .map(identity -> panels(identity, place))
                .orElse(List.of());
    }

    private List<PanelView> panels(Identity identity, String place) {
        return Wiring.find(context, Menu.class).panels(identity, place).stream()
                .map(panel -> new PanelView(panel.module(), panel.title(), request.getContextPath() + panel.address()))
                .toList();
    }

    /** The title of the current page's menu entry, or of its module. */
    public String getTitle() {
        return getMenu().stream()
                .filter(MenuItem::active)
                .map(MenuItem::title)
                .findFirst()
                .or(() -> generation().map(generation -> generation.descriptor().title()))
                .orElse("Switchboard");
    }

    public String getPageModule() {
        return generation().map(generation -> generation.descriptor().id()).orElse("");
    }

    public String getPageRevision() {
        return generation().map(Generation::revision).orElse("");
    }

    /** How long a page may go on when a newer version has come, in words. */
    public String getPageHold() {
        return Wiring.find(context, PageHold.class).words();
    }

    /** What this page has seen of the live events when it is rendered. */
    public String getCursor() {
        return Wiring.find(context, PushHub.class).cursor();
    }

    /** {@code light}, {@code dark}, or empty for the system's. */
    public String getTheme() {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return "";
        }
        for (Cookie cookie : cookies) {
            boolean isKnown = cookie.getValue().equals("light") || cookie.getValue().equals("dark");
            if (cookie.getName().equals(THEME_COOKIE) && isKnown) {
                return cookie.getValue();
            }
        }
        return "";
    }

    /** Part of the addresses of the theme's files, so that browsers keep them until the next start of another build. */
    public String getAssetVersion() {
        return Wiring.find(context, AssetVersion.class).text();
    }

    private static Optional<Generation> generation() {
        return PageBinding.current().map(PageBinding::generation);
    }

    /** The page's address below the context path, without an extension. */
    private static String here() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces == null || faces.getViewRoot() == null || faces.getViewRoot().getViewId() == null) {
            return "";
        }
        String view = faces.getViewRoot().getViewId();
        return view.endsWith(".xhtml") ? view.substring(0, view.length() - ".xhtml".length()) : view;
    }
}
