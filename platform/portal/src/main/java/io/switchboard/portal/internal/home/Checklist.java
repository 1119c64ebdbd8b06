// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationChecklist;
import io.switchboard.foundation.OrganizationSettings;
import io.switchboard.foundation.People;
import io.switchboard.foundation.Pictures;
import io.switchboard.foundation.TwoFactor;
import io.switchboard.portal.internal.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the admins of a new organization do first: the platform's own steps and those of its modules. */
public final class Checklist {
    private static final String INVITE = "users.invite";

    private final OrganizationChecklist stored;
    private final Accounts accounts;
    private final OrganizationSettings settings;
    private final People people;
    private final TwoFactor twoFactor;

    public Checklist(
            OrganizationChecklist stored,
            Accounts accounts,
            OrganizationSettings settings,
            People people,
            TwoFactor twoFactor) {
        this.stored = stored;
        this.accounts = accounts;
        this.settings = settings;
        this.people = people;
        this.twoFactor = twoFactor;
    }

    /** Whether it is for this person: an admin, where it was not dismissed. */
    public boolean isShown(Identity identity) {
        return identity.may(OrganizationSettings.SETTINGS) && !stored.isDismissed(identity);
    }

    /** In order, with those that the modules have; empty once all is done. */
    public List<ChecklistStep> steps(Identity identity, Texts texts, List<ChecklistStep> ofModules) {
        List<ChecklistStep> steps = new ArrayList<>(own(identity, texts));
        steps.addAll(ofModules);
        steps.sort(Comparator.comparingInt(ChecklistStep::order));
        return steps.stream().allMatch(ChecklistStep::isDone) ? List.of() : steps;
    }

    /** Without those that the person cannot do. */
    private List<ChecklistStep> own(Identity identity, Texts texts) {
        List<ChecklistStep> own = new ArrayList<>();
        own.add(step(texts, "address", "/settings/account", 10, accounts.isEmailVerified(identity.user())));
        if (identity.may(Pictures.BRANDING)) {
            own.add(step(texts, "logo", "/settings/organization", 20, settings.read(identity).logo() != null));
        }
        if (identity.may(INVITE)) {
            own.add(step(texts, "team", "/settings/people", 30, people.seats(identity).taken() > 1));
        }
        own.add(step(texts, "factor", "/settings/security", 90, twoFactor.status(identity).isOn()));
        return own;
    }

    private static ChecklistStep step(Texts texts, String name, String path, int order, boolean isDone) {
        return new ChecklistStep(
                texts.get("checklist_" + name), texts.get("checklist_" + name + "_why"), path, order, isDone);
    }
}
