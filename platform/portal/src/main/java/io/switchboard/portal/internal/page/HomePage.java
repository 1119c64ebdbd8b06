// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.OrganizationChecklist;
import io.switchboard.portal.internal.home.Checklist;
import io.switchboard.portal.internal.home.ChecklistStep;
import io.switchboard.portal.internal.home.HomeBoard;
import io.switchboard.portal.internal.home.PanelCard;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.List;

/** {@code #{homePage}}: figures and first steps; asked for by the page once it stands, since modules may be slow. */
@Named("homePage")
@RequestScoped
public class HomePage {
    @Inject
    private ServletContext context;

    private boolean isLoaded;
    private List<PanelCard> panels = List.of();
    private List<ChecklistStep> steps = List.of();

    public void load() {
        Identity identity = CurrentIdentity.require();
        isLoaded = true;
        if (identity.organization() != null) {
            Texts texts = Texts.current();
            Checklist checklist = Wiring.find(context, Checklist.class);
            boolean isSettingUp = checklist.isShown(identity);
            HomeBoard.Parts parts =
                    Wiring.find(context, HomeBoard.class).ask(identity.caller(), texts.locale(), isSettingUp);
            panels = parts.panels();
            steps = isSettingUp ? checklist.steps(identity, texts, parts.steps()) : List.of();
        }
    }

    public void dismiss() {
        Wiring.find(context, OrganizationChecklist.class).dismiss(CurrentIdentity.require());
        load();
    }

    public boolean isLoaded() {
        return isLoaded;
    }

    public List<PanelCard> getPanels() {
        return panels;
    }

    public List<ChecklistStep> getSteps() {
        return steps;
    }

    public long getDone() {
        return steps.stream().filter(ChecklistStep::isDone).count();
    }

    public long getPercent() {
        return steps.isEmpty() ? 100 : 100 * getDone() / steps.size();
    }
}
