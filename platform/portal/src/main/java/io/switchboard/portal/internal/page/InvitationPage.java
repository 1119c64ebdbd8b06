// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.Pictures;
import io.switchboard.foundation.SignIn;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.portal.internal.text.Refusals;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.SessionIdentities;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code #{invitationPage}}: what an invitation offers, and accepting it. */
@Named("invitationPage")
@RequestScoped
public class InvitationPage {
    private static final int NO_MORE = 410;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private Invitations.@Nullable Offer offer;
    private @Nullable Refusal gone;
    private @Nullable String logo;
    private String name = "";
    private String password = "";
    private boolean isOtherMeant;

    /** What is offered, or null when it is no more; {@link #getGoneTitle} then says why. */
    public Invitations.@Nullable Offer getOffer() {
        if (offer == null && gone == null) {
            try {
                offer = invitations().offer(getToken());
            } catch (Refusal refusal) {
                if (refusal.status() != NO_MORE) {
                    throw refusal;
                }
                gone = refusal;
            }
        }
        return offer;
    }

    /** The logo of the organization that invites, or empty; a stranger has no address where it would be. */
    public String getLogo() {
        String known = logo;
        if (known == null) {
            known = Wiring.find(context, Pictures.class)
                    .logoOfInvitation(getToken())
                    .map(picture -> "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()))
                    .orElse("");
            logo = known;
        }
        return known;
    }

    public String getGoneTitle() {
        getOffer();
        return Acceptance.title(gone);
    }

    public String getGoneText() {
        getOffer();
        return gone == null ? "" : Refusals.of(Texts.current().locale(), gone.code(), gone.getMessage());
    }

    /** Of the organization that invites. */
    public String getInitials() {
        Invitations.@Nullable Offer offered = getOffer();
        return offered == null ? "" : Initials.of(offered.organization());
    }

    /** The name of an {@link Acceptance}, or empty when there is nothing to accept. */
    public String getWay() {
        Invitations.@Nullable Offer offered = getOffer();
        return offered == null ? "" : Acceptance.of(offered, CurrentIdentity.find()).name();
    }

    public void acceptAsNew() {
        Identity member = invitations().acceptAsNew(getToken(), name.strip(), password);
        if (Wiring.find(context, SignIn.class).needsCode(member.user())) {
            // They have joined by their password; to sign in takes the code too.
            Redirect.to(Notes.on("/signin", Notes.JOINED));
        } else {
            enter(member);
        }
    }

    public void accept() {
        enter(invitations().accept(getToken(), CurrentIdentity.require(), false));
    }

    public void acceptWithOther() {
        if (!isOtherMeant) {
            throw new InvalidInput("otherMeant", "required", Texts.current().get("invitation_tick_this"));
        }
        enter(invitations().accept(getToken(), CurrentIdentity.require(), true));
    }

    private void enter(Identity member) {
        Wiring.find(context, AccountFacts.class).forget(member.user());
        Wiring.find(context, SessionIdentities.class).enter(request, member);
        Redirect.to("/");
    }

    private Invitations invitations() {
        return Wiring.find(context, Invitations.class);
    }

    /** This page again, for after signing in or out. */
    public String getAddress() {
        return "/accept-invitation?token=" + URLEncoder.encode(getToken(), StandardCharsets.UTF_8);
    }

    /** The sign-in page that leads back here. */
    public String getSignInAddress() {
        return "/signin?next=" + URLEncoder.encode(getAddress(), StandardCharsets.UTF_8);
    }

    /** To join by the provider of the organization that invites; empty for who is signed in, or where it has none. */
    public String getSignOnAddress() {
        return getOffer() == null || CurrentIdentity.find().isPresent()
                ? ""
                : Wiring.find(context, SingleSignOn.class)
                        .ofInvitation(getToken())
                        .map(organization -> "/signin/sso/" + organization)
                        .orElse("");
    }

    public String getOwnEmail() {
        return CurrentIdentity.find().map(Identity::email).orElse("");
    }

    /** From the address, and then from the form's hidden field of the same name. */
    public String getToken() {
        return Objects.requireNonNullElse(request.getParameter("token"), "");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isOtherMeant() {
        return isOtherMeant;
    }

    public void setOtherMeant(boolean isMeant) {
        isOtherMeant = isMeant;
    }
}
