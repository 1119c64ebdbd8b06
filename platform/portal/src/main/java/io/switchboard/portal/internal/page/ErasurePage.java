// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Erasure;
import io.switchboard.foundation.People;
import io.switchboard.foundation.People.Person;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/** {@code #{erasurePage}}: on the page of people, deleting somebody who was deactivated. */
@Named("erasurePage")
@RequestScoped
public class ErasurePage {
    @Inject
    private ServletContext context;

    @Inject
    private OwnProof proof;

    @Inject
    private PeoplePage list;

    private @Nullable String person;
    private @Nullable Person chosen;
    private boolean isDone;
    private String note = "";

    public boolean mayErase(Person member) {
        return !member.state().equals("active") && !member.isSelf() && CurrentIdentity.require().may(Erasure.ERASE);
    }

    /** Opens the dialog. */
    public void choose() {
        person = list.getPerson();
        chosen = wanted();
    }

    public void erase() {
        Person member = wanted();
        chosen = member;
        Wiring.find(context, Erasure.class).erase(CurrentIdentity.require(), member.id(), proof.getPassword(), proof.code());
        chosen = null;
        isDone = true;
        note = Texts.current().of("people_was_deleted", member.name());
        list.changed();
    }

    private Person wanted() {
        try {
            return Wiring.find(context, People.class)
                    .find(CurrentIdentity.require(), UserId.of(getPerson()))
                    .orElseThrow(NotFound::new);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    /** Whom the dialog is about, or null while it is closed. */
    public @Nullable Person getChosen() {
        return chosen;
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
