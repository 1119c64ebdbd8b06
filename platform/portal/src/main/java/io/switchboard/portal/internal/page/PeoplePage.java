// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code #{peoplePage}}: the members of the organization. The page's buttons name whom they mean by a
 * hidden field, never by a row's number, which may be another's meanwhile.
 */
@Named("peoplePage")
@RequestScoped
public class PeoplePage {
    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    @Inject
    private PeopleListing listing;

    private String person = "";
    private String note = "";
    private @Nullable Person chosen;
    private boolean isRoleChanged;
    private @Nullable SeatMeter seats;
    private @Nullable Boolean isOwner;

    public SeatMeter getSeats() {
        SeatMeter known = seats;
        if (known == null) {
            known = SeatMeter.of(people().seats(CurrentIdentity.require()));
            seats = known;
        }
        return known;
    }

    public String initials(String name) {
        return Initials.of(name);
    }

    /** Whether anything can be done with this member, so that their row has a menu. */
    public boolean hasActs(Person member) {
        return mayChangeRole(member) || mayDeactivate(member) || mayReactivate(member) || mayOwn(member);
    }

    public boolean mayChangeRole(Person member) {
        return member.isChangeable() && isActive(member) && may("users.edit_role");
    }

    public boolean mayDeactivate(Person member) {
        return member.isChangeable() && isActive(member) && may("users.deactivate");
    }

    public boolean mayReactivate(Person member) {
        return !isActive(member) && may("users.deactivate");
    }

    /** The owner may hand the organization to another active admin. */
    public boolean mayOwn(Person member) {
        return !member.isOwner() && isActive(member) && member.role().equals("admin") && isOwner();
    }

    private boolean isOwner() {
        Boolean known = isOwner;
        if (known == null) {
            Identity actor = CurrentIdentity.require();
            known = people().find(actor, actor.user()).map(Person::isOwner).orElse(false);
            isOwner = known;
        }
        return known;
    }

    private static boolean isActive(Person member) {
        return member.state().equals("active");
    }

    private static boolean may(String permission) {
        return CurrentIdentity.require().may(permission);
    }

    /** Opens the dialog about their role. */
    public void choose() {
        chosen = wanted();
    }

    /** Whom the dialog is about, or null while it is closed. */
    public @Nullable Person getChosen() {
        return chosen;
    }

    public List<RoleChoice> getChoices() {
        Person member = chosen;
        if (member == null) {
            return List.of();
        }
        return RoleChoice.of(
                member,
                people().roles(CurrentIdentity.require()),
                Wiring.find(context, PermissionWords.class)
                        .of(Wiring.find(context, PermissionCatalogue.class).all()));
    }

    public void changeRole() {
        Person member = wanted();
        chosen = member;
        String role = Objects.requireNonNullElse(request.getParameter("role"), "");
        if (role.isEmpty()) {
            throw new InvalidInput("choice", "required", Texts.current().get("people_choose_role"));
        }
        people().changeRole(CurrentIdentity.require(), member.id(), role);
        chosen = null;
        isRoleChanged = true;
        done(Texts.current().of("people_role_changed", member.name()));
    }

    public void reactivate() {
        Person member = wanted();
        people().reactivate(CurrentIdentity.require(), member.id());
        done(Texts.current().of("people_is_back", member.name()));
    }

    private void done(String sentence) {
        note = sentence;
        changed();
    }

    /** What was looked up before an act is not what there is after it. */
    public void changed() {
        listing.changed();
        isOwner = null;
        seats = null;
    }

    private Person wanted() {
        try {
            return people().find(CurrentIdentity.require(), UserId.of(person)).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    private People people() {
        return Wiring.find(context, People.class);
    }

    /** Whether the dialog has done its work. */
    public boolean isRoleChanged() {
        return isRoleChanged;
    }

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }
}
