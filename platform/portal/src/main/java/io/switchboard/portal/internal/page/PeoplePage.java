// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.TeamBook;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
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
    private static final int STEP = 50;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String query = "";
    private String team = "";
    private int shown = STEP;
    private String person = "";
    private String note = "";
    private @Nullable Person chosen;
    private boolean isRoleChanged;
    private @Nullable SeatMeter seats;
    private @Nullable List<Person> found;
    private @Nullable Boolean isOwner;
    private @Nullable List<TeamEntry> teams;

    /** A link may begin with one team, or with whom a search has found. */
    @PostConstruct
    void begin() {
        team = Objects.requireNonNullElse(request.getParameter("team"), "");
        query = Objects.requireNonNullElse(request.getParameter("q"), "");
    }

    public List<Person> getList() {
        return found().size() > shown ? found().subList(0, shown) : found();
    }

    public boolean isMore() {
        return found().size() > shown;
    }

    /** One more than are shown tells whether there are others. */
    private List<Person> found() {
        List<Person> known = found;
        if (known == null) {
            known = people().list(CurrentIdentity.require(), query, wantedTeam(), shown + 1, null);
            found = known;
        }
        return known;
    }

    private @Nullable TeamId wantedTeam() {
        try {
            return team.isEmpty() ? null : TeamId.of(team);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** The teams to choose from; none where there are none. */
    public List<TeamEntry> getTeams() {
        List<TeamEntry> known = teams;
        if (known == null) {
            known = Wiring.find(context, TeamBook.class).list(CurrentIdentity.require());
            teams = known;
        }
        return known;
    }

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

    public void search() {
        find(query, STEP);
    }

    public void more() {
        find(query, shown + STEP);
    }

    public void clear() {
        team = "";
        find("", STEP);
    }

    /** Faces has asked for the list before it knew what was typed. */
    private void find(String wanted, int atMost) {
        query = wanted;
        shown = atMost;
        found = null;
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
        found = null;
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

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public String getTeam() {
        return team;
    }

    public void setTeam(String team) {
        this.team = team == null ? "" : team;
    }

    public int getShown() {
        return shown;
    }

    public void setShown(int shown) {
        this.shown = Math.max(STEP, shown);
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }
}
