// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.TeamBook;
import io.switchboard.foundation.TeamBook.TeamEntry;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code #{teamsPage}}: the teams of the organization, and the dialog that makes and edits one. */
@Named("teamsPage")
@RequestScoped
public class TeamsPage {
    /** Whoever is not among them is left as they are. */
    private static final int OFFERED = 200;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private String team = "";
    private String name = "";
    private String note = "";
    private boolean isOpened;
    private boolean isSaved;
    private @Nullable List<TeamEntry> list;
    private @Nullable List<Candidate> candidates;

    /** Somebody who can be in the team that is edited. */
    public record Candidate(String id, String name, String email, boolean isIn) {}

    public List<TeamEntry> getList() {
        List<TeamEntry> known = list;
        if (known == null) {
            known = teams().list(CurrentIdentity.require());
            list = known;
        }
        return known;
    }

    public boolean isManager() {
        return CurrentIdentity.require().may(TeamBook.MANAGE);
    }

    public String initials(String person) {
        return Initials.of(person);
    }

    /** Opens the dialog for a team that is not there yet. */
    public void begin() {
        team = "";
        name = "";
        isOpened = true;
    }

    /** Opens the dialog about the team. */
    public void edit() {
        name = wanted().name();
        isOpened = true;
    }

    public List<Candidate> getCandidates() {
        if (!isOpened || !isManager()) {
            return List.of();
        }
        List<Candidate> known = candidates;
        if (known == null) {
            known = find();
            candidates = known;
        }
        return known;
    }

    private List<Candidate> find() {
        Set<UserId> in = team.isEmpty()
                ? Set.of()
                : wanted().members().stream().map(TeamBook.TeamMember::id).collect(Collectors.toSet());
        return offered().stream()
                .map(person -> new Candidate(
                        person.id().toString(), person.name(), person.email(), in.contains(person.id())))
                .toList();
    }

    private List<Person> offered() {
        return Wiring.find(context, People.class).list(CurrentIdentity.require(), "", OFFERED, null).stream()
                .filter(person -> person.state().equals("active"))
                .toList();
    }

    /** Makes or changes the team of the dialog: its name, then who is in it. */
    public void save() {
        isOpened = true;
        Identity actor = CurrentIdentity.require();
        boolean isNew = team.isEmpty();
        TeamEntry before = isNew ? teams().create(actor, name) : wanted();
        if (!isNew) {
            teams().rename(actor, before.id(), name);
        }
        team = before.id().toString();
        fill(actor, before);
        isOpened = false;
        candidates = null;
        isSaved = true;
        list = null;
        note = Texts.current().of(isNew ? "teams_was_made" : "teams_was_changed", name.strip());
    }

    private void fill(Identity actor, TeamEntry before) {
        Set<UserId> offered = offered().stream().map(Person::id).collect(Collectors.toSet());
        teams().fill(actor, before.id(), members(before, offered, request.getParameterValues("member")));
    }

    /** Who is ticked, though they may be refused, and who is in the team and was not offered. */
    static Set<UserId> members(TeamEntry before, Set<UserId> offered, String @Nullable [] ticked) {
        Set<UserId> members = before.members().stream()
                .map(TeamBook.TeamMember::id)
                .filter(id -> !offered.contains(id))
                .collect(Collectors.toSet());
        if (ticked != null) {
            Arrays.stream(ticked).map(TeamsPage::user).forEach(members::add);
        }
        return members;
    }

    private static UserId user(String id) {
        try {
            return UserId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    public void remove() {
        TeamEntry gone = wanted();
        teams().remove(CurrentIdentity.require(), gone.id());
        list = null;
        note = Texts.current().of("teams_was_removed", gone.name());
    }

    private TeamEntry wanted() {
        try {
            return teams().find(CurrentIdentity.require(), TeamId.of(team)).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    private TeamBook teams() {
        return Wiring.find(context, TeamBook.class);
    }

    /** Whether the dialog is to be opened, or to stay open. */
    public boolean isOpened() {
        return isOpened;
    }

    public boolean isNew() {
        return team.isEmpty();
    }

    /** Whether the dialog has done its work. */
    public boolean isSaved() {
        return isSaved;
    }

    public String getNote() {
        return note;
    }

    public String getTeam() {
        return team;
    }

    public void setTeam(String team) {
        this.team = team;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
