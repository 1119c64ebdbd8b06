// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.RoleBook.RoleEntry;
import io.switchboard.foundation.RoleBook.RoleWish;
import io.switchboard.foundation.RoleBook;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code #{rolesPage}}: the roles of the organization, and the dialog that makes and edits one. */
@Named("rolesPage")
@RequestScoped
public class RolesPage {
    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String role = "";
    private String name = "";
    private String description = "";
    private String version = "";
    private String note = "";
    private Map<String, String> scopes = Map.of();
    private @Nullable RoleEntry shown;
    private boolean isOpened;
    private boolean isSaved;
    private @Nullable List<RoleEntry> list;

    public List<RoleEntry> getList() {
        List<RoleEntry> known = list;
        if (known == null) {
            known = roles().list(CurrentIdentity.require());
            list = known;
        }
        return known;
    }

    public boolean isManager() {
        return CurrentIdentity.require().may(RoleBook.MANAGE);
    }

    /** Opens the dialog for a role that is not there yet. */
    public void begin() {
        role = "";
        isOpened = true;
    }

    /** Opens the dialog for a role that is to be like another. */
    public void duplicate() {
        RoleEntry like = wanted();
        role = "";
        name = "";
        description = like.isBuiltIn() ? "" : like.meaning();
        scopes = like.scopes();
        isOpened = true;
    }

    /** Opens the dialog about the role. */
    public void edit() {
        RoleEntry edited = wanted();
        name = edited.name();
        description = edited.meaning();
        version = Integer.toString(edited.version());
        scopes = edited.scopes();
        isOpened = true;
    }

    /**
     * What the role of the dialog can hold, as it is chosen there now. Faces keeps what it read here first when
     * something is refused, so a choice that was sent is told from the beginning of the request.
     */
    public List<PermissionChoices> getGroups() {
        boolean isSent = request.getParameterValues("scope") != null;
        if (!isManager() || !(isOpened || isSent)) {
            return List.of();
        }
        return PermissionChoices.of(
                Wiring.find(context, PermissionWords.class).of(roles().permissions()),
                CurrentIdentity.require(),
                isSent ? sent() : scopes);
    }

    /** Opens the dialog that shows what the role may. */
    public void look() {
        shown = wanted();
    }

    /** Whom the dialog shows, or null while it is closed. */
    public @Nullable RoleEntry getShown() {
        return shown;
    }

    /** What that role may, a line for each heading. */
    public List<Map.Entry<String, List<String>>> getShownGroups() {
        RoleEntry known = shown;
        if (known == null) {
            return List.of();
        }
        List<DeclaredPermission> declared = Wiring.find(context, PermissionWords.class).of(roles().permissions());
        return List.copyOf(Ability.byHeading(declared, known.scopes()).entrySet());
    }

    /** Makes or changes the role of the dialog. */
    public void save() {
        isOpened = true;
        Identity actor = CurrentIdentity.require();
        boolean isNew = role.isEmpty();
        scopes = chosen(isNew ? Map.of() : wanted().scopes());
        RoleWish wish = new RoleWish(name, description, scopes);
        RoleEntry saved = isNew ? roles().create(actor, wish) : roles().change(actor, role, seen(), wish);
        isOpened = false;
        isSaved = true;
        list = null;
        note = Texts.current().of(isNew ? "roles_made" : "roles_changed", saved.name());
    }

    /** What the page does not offer stays as the role has it. */
    private Map<String, String> chosen(Map<String, String> before) {
        Map<String, String> chosen = new HashMap<>(before);
        PermissionChoices.of(roles().permissions(), CurrentIdentity.require(), before).stream()
                .flatMap(group -> group.items().stream())
                .forEach(item -> chosen.remove(item.permission()));
        chosen.putAll(sent());
        return chosen;
    }

    private Map<String, String> sent() {
        Map<String, String> sent = new HashMap<>();
        String[] given = request.getParameterValues("scope");
        for (String one : given == null ? new String[0] : given) {
            String[] parts = one.split(" ", 2);
            if (parts.length == 2) {
                sent.put(parts[0], parts[1]);
            }
        }
        return sent;
    }

    private @Nullable Integer seen() {
        try {
            return Integer.valueOf(version);
        } catch (NumberFormatException unknown) {
            return null;
        }
    }

    public void remove() {
        RoleEntry gone = wanted();
        roles().remove(CurrentIdentity.require(), gone.key());
        list = null;
        note = Texts.current().of("roles_removed", gone.name());
    }

    private RoleEntry wanted() {
        return roles().find(CurrentIdentity.require(), role).orElseThrow(NotFound::new);
    }

    private RoleBook roles() {
        return Wiring.find(context, RoleBook.class);
    }

    /** Whether the dialog is to be opened, or to stay open. */
    public boolean isOpened() {
        return isOpened;
    }

    /** Whether the dialog has done its work. */
    public boolean isSaved() {
        return isSaved;
    }

    public String getNote() {
        return note;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public String getPermissions() {
        return "";
    }

    public void setPermissions(String ignored) {
        // The choices are read from the request.
    }
}
