// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.People.Person;
import io.switchboard.foundation.People.Role;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code #{memberSecurityPage}}: on the page of people, handing the organization over and removing a lost second factor. */
@Named("memberSecurityPage")
@RequestScoped
public class MemberSecurityPage {
    @Inject
    private ServletContext context;

    @Inject
    private OwnProof proof;

    @Inject
    private PeoplePage list;

    private @Nullable String person;
    private @Nullable Person chosen;
    private @Nullable Set<String> below;
    private boolean isDone;
    private String note = "";

    /** Opens the dialog that hands the organization over. */
    public void choose() {
        person = list.getPerson();
        chosen = wanted();
    }

    public void transferOwnership() {
        Person member = wanted();
        chosen = member;
        people().transferOwnership(CurrentIdentity.require(), member.id(), proof.getPassword(), proof.code());
        chosen = null;
        isDone = true;
        note = Texts.current().of("people_owns_now", member.name());
        list.changed();
    }

    public boolean mayReset(Person member) {
        Identity actor = CurrentIdentity.require();
        return !member.isSelf() && !member.isOwner() && actor.may("security.policy") && below(actor).contains(member.role());
    }

    private Set<String> below(Identity actor) {
        if (below == null) {
            below = people().roles(actor).stream().filter(Role::isGrantable).map(Role::key).collect(Collectors.toSet());
        }
        return below;
    }

    public void resetTwoFactor() {
        person = list.getPerson();
        Person member = wanted();
        Wiring.find(context, SecurityPolicy.class).resetTwoFactor(CurrentIdentity.require(), member.id());
        note = Texts.current().of("people_factor_removed", member.name());
    }

    /** Whom the dialog is about, or null while it is closed. */
    public @Nullable Person getChosen() {
        return chosen;
    }

    private Person wanted() {
        try {
            return people().find(CurrentIdentity.require(), UserId.of(getPerson())).orElseThrow(NotFound::new);
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

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }

    public String getPerson() {
        return person == null ? "" : person;
    }

    public void setPerson(String person) {
        this.person = person;
    }
}
