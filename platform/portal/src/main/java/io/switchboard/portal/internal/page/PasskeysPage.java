// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Passkeys;
import io.switchboard.foundation.Passkeys.Passkey;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code #{passkeysPage}}: one's own passkeys, and what a browser is told to ask one for in the place of a code. */
@Named("passkeysPage")
@RequestScoped
public class PasskeysPage {
    private static final String ADD = "add";
    private static final String MAKING = "making";

    @Inject
    private ServletContext context;

    @Inject
    private OwnProof proof;

    @Inject
    private HttpServletRequest request;

    private @Nullable String mode;
    private @Nullable String name;
    private String making = "";
    private String note = "";
    private @Nullable String signing;
    private List<String> codes = List.of();

    public void askToAdd() {
        mode = ADD;
    }

    public void askToRemove(String passkey) {
        mode = passkey;
    }

    public void close() {
        mode = "";
    }

    /** Asks who it is; the browser asks the device then. */
    public void begin() {
        making = passkeys().begin(CurrentIdentity.require(), proof.getPassword(), proof.code());
    }

    public void add() {
        // What is refused is begun again.
        mode = ADD;
        String made = Objects.requireNonNullElse(request.getParameter("credential"), "");
        codes = passkeys().add(CurrentIdentity.require(), getName(), made).recoveryCodes();
        done("passkeys_is_added", getName());
    }

    public void remove() {
        Passkey chosen = chosen().orElseThrow(NotFound::new);
        passkeys().remove(CurrentIdentity.require(), chosen.id(), proof.getPassword(), proof.code());
        done("passkeys_is_removed", chosen.name());
    }

    private void done(String text, String passkey) {
        note = Texts.current().of(text, passkey);
        mode = "";
        proof.used();
    }

    /** {@code list}, {@code add}, {@code making}, {@code codes} or {@code remove}. */
    public String getState() {
        if (!codes.isEmpty()) {
            return "codes";
        }
        if (!making.isEmpty() || getMode().equals(MAKING)) {
            return MAKING;
        }
        if (getMode().equals(ADD)) {
            return ADD;
        }
        return chosen().isPresent() ? "remove" : "list";
    }

    /** By the form's own hidden field, so that its fields are there when it comes back. */
    public String getMode() {
        String known = mode;
        return known == null ? Objects.requireNonNullElse(request.getParameter("passkeys"), "") : known;
    }

    private Optional<Passkey> chosen() {
        String id = getMode();
        return id.isEmpty() ? Optional.empty() : getList().stream().filter(one -> one.id().toString().equals(id)).findFirst();
    }

    public @Nullable Passkey getChosen() {
        return chosen().orElse(null);
    }

    public List<Passkey> getList() {
        return passkeys().list(CurrentIdentity.require());
    }

    /** What the browser is told to make. */
    public String getMaking() {
        return making;
    }

    /** What the browser is told to sign in the place of a code; empty for somebody without a passkey. */
    public String getSigning() {
        String known = signing;
        if (known == null) {
            known = passkeys().options(CurrentIdentity.require()).orElse("");
            signing = known;
        }
        return known;
    }

    /** At first what the sign-ins say of this browser. */
    public String getName() {
        String known = name;
        if (known == null) {
            known = Device.of(Objects.requireNonNullElse(request.getHeader("User-Agent"), "")).words();
            name = known;
        }
        return known;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<String> getCodes() {
        return codes;
    }

    /** What was done, or empty. */
    public String getNote() {
        return note;
    }

    private Passkeys passkeys() {
        return Wiring.find(context, Passkeys.class);
    }
}
