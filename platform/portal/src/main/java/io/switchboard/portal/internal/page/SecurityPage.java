// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.foundation.TwoFactor.Enrolment;
import io.switchboard.foundation.TwoFactor.Status;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.NextAddress;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code #{securityPage}}: one's own second factor. */
@Named("securityPage")
@RequestScoped
public class SecurityPage {
    private static final String SETTINGS = "/settings/security";
    private static final int GONE = 410;
    private static final int GROUP = 4;

    @Inject
    private ServletContext context;

    @Inject
    private OwnProof proof;

    @Inject
    private HttpServletRequest request;

    private String note = "";
    private @Nullable String next;
    private @Nullable String enrolment;
    private @Nullable String resumed;
    private @Nullable Enrolment begun;
    private @Nullable Status status;
    private List<String> codes = List.of();

    public void begin() {
        enrolment = twoFactor().begin(CurrentIdentity.require(), proof.getPassword(), proof.code()).token();
    }

    public void confirm() {
        // It may be over with this, and then it is to be seen.
        resumed = null;
        codes = twoFactor().confirm(CurrentIdentity.require(), getEnrolment(), proof.code());
        note = Texts.current().get(codes.isEmpty() ? "two_factor_app_is_on" : "two_factor_is_on");
        changed();
    }

    public void renew() {
        codes = twoFactor().renewRecoveryCodes(CurrentIdentity.require(), proof.getPassword(), proof.code());
        note = Texts.current().get("two_factor_new_codes");
        changed();
    }

    public void switchOff() {
        twoFactor().switchOff(CurrentIdentity.require(), proof.getPassword(), proof.code());
        changed();
    }

    private void changed() {
        enrolment = "";
        status = null;
        proof.used();
    }

    /** {@code off}, {@code enrolling}, {@code codes} or {@code on}. */
    public String getState() {
        if (!codes.isEmpty()) {
            return "codes";
        }
        if (begun() != null) {
            return "enrolling";
        }
        return getStatus().isOn() ? "on" : "off";
    }

    public Status getStatus() {
        Status known = status;
        if (known == null) {
            known = twoFactor().status(CurrentIdentity.require());
            status = known;
        }
        return known;
    }

    private @Nullable Enrolment begun() {
        String token = getEnrolment();
        if (!token.equals(resumed)) {
            begun = token.isEmpty() ? null : resume(token);
            resumed = token;
        }
        return begun;
    }

    private @Nullable Enrolment resume(String token) {
        try {
            return twoFactor().resume(CurrentIdentity.require(), token);
        } catch (Refusal refusal) {
            if (refusal.status() != GONE) {
                throw refusal;
            }
            // It begins again, and what was tried says why.
            return null;
        }
    }

    public QrPicture getPicture() {
        return QrPicture.of(Objects.requireNonNull(begun(), "nothing was begun").uri());
    }

    /** In groups, as it is easiest to type. */
    public String getKey() {
        String key = Objects.requireNonNull(begun(), "nothing was begun").key();
        return key.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /** By the form's own hidden field, so that its fields are there when it comes back. */
    public String getEnrolment() {
        String known = enrolment;
        return known == null ? Objects.requireNonNullElse(request.getParameter("enrolment"), "") : known;
    }

    public List<String> getCodes() {
        return codes;
    }

    /** What was done, or empty. */
    public String getNote() {
        return note;
    }

    /** The page that was asked for before this one. */
    public String getOnward() {
        boolean isLed = request.getRequestURI().contains("secure-account");
        return NextAddress.of(getNext()).orElse(isLed ? "/" : SETTINGS);
    }

    public @Nullable String getNext() {
        return next == null ? request.getParameter("next") : next;
    }

    public void setNext(@Nullable String next) {
        this.next = next;
    }

    private TwoFactor twoFactor() {
        return Wiring.find(context, TwoFactor.class);
    }
}
