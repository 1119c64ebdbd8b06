// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork.Open;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code #{leavingPage}}: the dialog that deactivates somebody and asks where their open work goes. */
@Named("leavingPage")
@RequestScoped
public class LeavingPage {
    private static final int OFFERED = 500;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    @Inject
    private PeoplePage peoplePage;

    private String person = "";
    private String note = "";
    private boolean isDone;
    private @Nullable Person leaver;
    private @Nullable List<Open> open;

    /** Opens the dialog about the person that the page's list means. */
    public void choose() {
        person = peoplePage.getPerson();
        leaver = wanted();
    }

    /** Whom the dialog is about, or null while it is closed. */
    public @Nullable Person getLeaver() {
        return leaver;
    }

    /** What they have open, by kind. */
    public List<Open> getOpen() {
        List<Open> known = open;
        if (known == null) {
            Person member = leaver;
            known = member == null ? List.of() : people().openWork(CurrentIdentity.require(), member.id());
            open = known;
        }
        return known;
    }

    /** The same in words, such as {@code 14 open conversations}. */
    public String getWords() {
        return getOpen().stream()
                .map(kind -> kind.count() + " " + (kind.count() == 1 ? kind.one() : kind.title()))
                .reduce((one, other) -> Texts.current().of("leaving_and", one, other))
                .orElse("");
    }

    public List<Person> getReceivers() {
        Person member = leaver;
        return member == null
                ? List.of()
                : people().list(CurrentIdentity.require(), "", OFFERED, null).stream()
                        .filter(other -> other.state().equals("active") && !other.id().equals(member.id()))
                        .toList();
    }

    public List<TeamEntry> getTeams() {
        return leaver == null
                ? List.of()
                : Wiring.find(context, TeamBook.class).list(CurrentIdentity.require());
    }

    public void deactivate() {
        Person member = wanted();
        leaver = member;
        String words = getWords();
        Handover handover = chosen();
        if (handover == null && !getOpen().isEmpty()) {
            throw new InvalidInput("choice", "required", Texts.current().get("leaving_choose"));
        }
        people().deactivate(CurrentIdentity.require(), member.id(), handover);
        leaver = null;
        isDone = true;
        peoplePage.changed();
        note = words.isEmpty()
                ? Texts.current().of("leaving_deactivated", member.name())
                : Texts.current().of("leaving_handed_over", member.name(), words);
    }

    private @Nullable Handover chosen() {
        return switch (parameter("handover")) {
            case "user" -> Handover.toUser(UserId.of(id("receiver", "leaving_choose_person")));
            case "team" -> Handover.toTeam(TeamId.of(id("receiving-team", "leaving_choose_team")));
            case "queue" -> Handover.toQueue();
            default -> null;
        };
    }

    private String id(String name, String wanted) {
        String text = parameter(name);
        if (text.length() != 36) {
            throw new InvalidInput("choice", "required", Texts.current().get(wanted));
        }
        return text;
    }

    private String parameter(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
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
    public boolean isDone() {
        return isDone;
    }

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
