// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Invitation;
import io.switchboard.foundation.Invitations.InvitationId;
import io.switchboard.foundation.Invitations.Outcome;
import io.switchboard.foundation.Invitations;
import io.switchboard.foundation.People.Role;
import io.switchboard.foundation.People;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code #{invitationsPage}}: inviting people, and the invitations that are open. */
@Named("invitationsPage")
@RequestScoped
public class InvitationsPage {
    private static final String USUAL_ROLE = "agent";

    @Inject
    private ServletContext context;

    @Inject
    private PeoplePage people;

    @Inject
    private PeopleListing listing;

    @Inject
    private RoleWords roleWords;

    private String addresses = "";
    private String role = "";
    private String team = "";
    private String invitation = "";
    private String note = "";
    private boolean isDone;
    private List<Outcome> outcomes = List.of();
    private @Nullable List<Invitation> open;
    private @Nullable List<Role> roles;

    /** The newest first; empty for somebody who may not invite. */
    public List<Invitation> getOpen() {
        List<Invitation> known = open;
        if (known == null) {
            known = CurrentIdentity.require().may("users.invite")
                    ? invitations().open(CurrentIdentity.require())
                    : List.of();
            open = known;
        }
        return known;
    }

    /** The roles that the person may offer. */
    public List<Role> getRoles() {
        List<Role> known = roles;
        if (known == null) {
            known = allRoles().stream().filter(Role::isGrantable).toList();
            roles = known;
        }
        return known;
    }

    private List<Role> allRoles() {
        return Wiring.find(context, People.class).roles(CurrentIdentity.require());
    }

    /** The teams into which the person may invite; none where there are none. */
    public List<TeamEntry> getTeams() {
        Identity actor = CurrentIdentity.require();
        boolean isForAll = actor.scopes().get("users.invite") == Scope.ALL;
        return listing.getTeams().stream()
                .filter(one -> isForAll || actor.teams().contains(one.id()))
                .toList();
    }

    /** Sends to each address; the lines that were refused stay in the box. */
    public void send() {
        List<InvitationLine> lines = InvitationLine.split(addresses);
        if (lines.isEmpty()) {
            throw new InvalidInput("addresses", "required", Texts.current().get("invitations_no_address"));
        }
        if (lines.size() > Invitations.MOST_AT_ONCE) {
            throw new InvalidInput(
                    "addresses",
                    "too_many",
                    Texts.current().of("invitations_too_many", lines.size(), Invitations.MOST_AT_ONCE));
        }
        outcomes = new InvitationWishes(roleWords, allRoles(), listing.getTeams(), getRole(), team)
                .send(lines, wishes -> invitations().send(CurrentIdentity.require(), wishes));
        addresses = IntStream.range(0, lines.size())
                .filter(i -> isFailed(outcomes.get(i)))
                .mapToObj(i -> lines.get(i).text())
                .collect(Collectors.joining("\n"));
        isDone = addresses.isEmpty();
        changed();
        if (isDone) {
            note = outcomes.size() == 1
                    ? Texts.current().of("invitations_was_invited", outcomes.get(0).email())
                    : Texts.current().of("invitations_people_were_invited", outcomes.size());
            outcomes = List.of();
        }
    }

    public boolean isFailed(Outcome outcome) {
        return outcome.invitation() == null;
    }

    public void resend() {
        Invitation sent = invitations().resend(CurrentIdentity.require(), wanted());
        changed();
        note = Texts.current().of("invitations_new_link", sent.email());
    }

    public void revoke() {
        invitations().revoke(CurrentIdentity.require(), wanted());
        changed();
        note = Texts.current().get("invitations_was_revoked");
    }

    /** An invitation takes a seat. */
    private void changed() {
        open = null;
        people.changed();
    }

    private InvitationId wanted() {
        try {
            return new InvitationId(UUID.fromString(invitation));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    private Invitations invitations() {
        return Wiring.find(context, Invitations.class);
    }

    /** What became of each address, when not all could be invited. */
    public List<Outcome> getOutcomes() {
        return outcomes;
    }

    /** Whether all were invited, and the dialog can close. */
    public boolean isDone() {
        return isDone;
    }

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }

    public String getAddresses() {
        return addresses;
    }

    public void setAddresses(String addresses) {
        this.addresses = addresses;
    }

    public String getRole() {
        boolean isUsual = role.isEmpty() && getRoles().stream().anyMatch(offered -> offered.key().equals(USUAL_ROLE));
        return isUsual ? USUAL_ROLE : role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getTeam() {
        return team;
    }

    public void setTeam(@Nullable String team) {
        this.team = Objects.requireNonNullElse(team, "");
    }

    public String getInvitation() {
        return invitation;
    }

    public void setInvitation(String invitation) {
        this.invitation = invitation;
    }
}
