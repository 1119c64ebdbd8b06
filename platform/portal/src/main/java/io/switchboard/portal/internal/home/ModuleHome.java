// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

import io.switchboard.api.home.HomePanel;
import io.switchboard.api.home.SetupStep;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Lease;
import io.switchboard.kernel.module.MachineFault;
import io.switchboard.kernel.module.PageAddress;
import io.switchboard.kernel.tenancy.TenantContext;
import io.switchboard.portal.internal.home.HomeBoard.Parts;
import io.switchboard.portal.internal.home.PanelCard.Cell;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one module for its part of the home page, through the gate and under a lease, as the caller; each panel
 * and each step for itself. What it has said is kept for a page that waits no longer.
 */
final class ModuleHome {
    private static final Logger log = LoggerFactory.getLogger(ModuleHome.class);

    private final Gateway gateway;
    private final ModuleTexts texts;
    private final Caller caller;
    private final Locale reader;
    private final String module;
    private final String title;

    // Guarded by this: written on the module's thread, read on the page's.
    private final List<PanelCard> panels = new ArrayList<>();
    private final List<ChecklistStep> steps = new ArrayList<>();
    private boolean isAsking;
    private boolean isSilent;

    ModuleHome(Gateway gateway, ModuleTexts texts, Caller caller, Locale reader, Generation generation) {
        this.gateway = gateway;
        this.texts = texts;
        this.caller = caller;
        this.reader = reader;
        this.module = generation.descriptor().id();
        this.title = generation.descriptor().title();
    }

    String module() {
        return module;
    }

    /** A module's failure is a panel that says so, or a step that is not on the list. */
    Parts ask(boolean isSettingUp) {
        try (Lease lease = gateway.enter(caller.organization(), module);
                TenantContext.Binding tenant = TenantContext.bind(caller)) {
            Generation generation = lease.generation();
            generation.services(HomePanel.class).forEach(panel -> ask(generation, panel));
            if (isSettingUp) {
                generation.services(SetupStep.class).forEach(step -> ask(generation, step));
            }
        } catch (Refusal refusal) {
            // The plan has just changed, or the module was stopped: it has no place here.
            log.debug("{} has no place on the home page", module, refusal);
        } catch (Throwable failure) {
            MachineFault.rethrow(failure);
            // The border to a module, whose every failure stays its own.
            log.warn("The home page cannot ask {}", module, failure);
        }
        return soFar();
    }

    /** What it has said, and that it is silent where the caller may see a panel without an answer. */
    synchronized Parts soFar() {
        List<PanelCard> cards = new ArrayList<>(panels);
        if (isAsking || isSilent) {
            cards.add(new PanelCard(title, Integer.MAX_VALUE, List.of(), true));
        }
        return new Parts(cards, steps);
    }

    private void ask(Generation generation, HomePanel panel) {
        try {
            if (mayHave(panel.permission())) {
                asking();
                List<Cell> cells = panel.figures().stream()
                        .map(figure -> new Cell(
                                words(generation, figure.words()), figure.value(), path(figure.page()), figure.needsAttention()))
                        .toList();
                answered(new PanelCard(words(generation, panel.title()), panel.order(), cells, false));
            }
        } catch (Refusal refusal) {
            log.debug("A panel of {} has no place on the home page", module, refusal);
            refused();
        } catch (Throwable failure) {
            MachineFault.rethrow(failure);
            log.warn("The home page got no answer of a panel of {}", module, failure);
            unanswered();
        }
    }

    private void ask(Generation generation, SetupStep step) {
        try {
            if (mayHave(step.permission())) {
                answered(new ChecklistStep(
                        words(generation, step.title()),
                        words(generation, step.text()),
                        path(step.page()),
                        step.order(),
                        step.isDone()));
            }
        } catch (Throwable failure) {
            MachineFault.rethrow(failure);
            log.warn("The home page got no answer of a step of {}", module, failure);
        }
    }

    private synchronized void asking() {
        isAsking = true;
    }

    private synchronized void answered(PanelCard card) {
        isAsking = false;
        if (!card.figures().isEmpty()) {
            panels.add(card);
        }
    }

    private synchronized void answered(ChecklistStep step) {
        steps.add(step);
    }

    private synchronized void refused() {
        isAsking = false;
    }

    /** Nothing is said of a panel whose permission is not known. */
    private synchronized void unanswered() {
        isSilent |= isAsking;
        isAsking = false;
    }

    private boolean mayHave(String permission) {
        return permission.isEmpty() || caller.may(permission);
    }

    private String path(String page) {
        return new PageAddress(module, page).path();
    }

    /** The module's text of this key in the reader's language, or the words themselves. */
    private String words(Generation generation, String given) {
        Objects.requireNonNull(given, "words");
        return texts.of(generation, reader).filter(own -> own.has(given)).map(own -> own.get(given)).orElse(given);
    }
}
