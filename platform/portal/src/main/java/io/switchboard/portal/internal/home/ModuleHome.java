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
import io.switchboard.portal.internal.home.PanelCard.Cell;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one module for its part of the home page, through the gate and under a lease, as the caller. */
record ModuleHome(Gateway gateway, ModuleTexts texts, Caller caller, Locale reader, String module, String title) {
    private static final Logger log = LoggerFactory.getLogger(ModuleHome.class);

    private interface Asking<T> {
        List<T> of(Generation generation) throws Exception;
    }

    /** Never throws: a module's failure is a panel that says so. */
    List<PanelCard> panels() {
        return ask(this::panels).orElseGet(() -> List.of(silent()));
    }

    /** Never throws: what a module cannot tell is not on the list. */
    List<ChecklistStep> steps() {
        return ask(this::steps).orElse(List.of());
    }

    PanelCard silent() {
        return new PanelCard(title, Integer.MAX_VALUE, List.of(), true);
    }

    private <T> Optional<List<T>> ask(Asking<T> asking) {
        try (Lease lease = gateway.enter(caller.organization(), module);
                TenantContext.Binding tenant = TenantContext.bind(caller)) {
            return Optional.of(asking.of(lease.generation()));
        } catch (Refusal refusal) {
            // The plan has just changed, or the module was stopped: it has no place here.
            return Optional.of(List.of());
        } catch (Throwable failure) {
            MachineFault.rethrow(failure);
            // The border to a module, whose every failure stays its own.
            log.warn("The home page got no answer of {}", module, failure);
            return Optional.empty();
        }
    }

    private List<PanelCard> panels(Generation generation) throws Exception {
        List<PanelCard> cards = new ArrayList<>();
        for (HomePanel panel : generation.services(HomePanel.class)) {
            if (panel.permission().isEmpty() || caller.may(panel.permission())) {
                List<Cell> cells = panel.figures().stream()
                        .map(figure -> new Cell(
                                words(generation, figure.words()), figure.value(), path(figure.page()), figure.needsAttention()))
                        .toList();
                if (!cells.isEmpty()) {
                    cards.add(new PanelCard(words(generation, panel.title()), panel.order(), cells, false));
                }
            }
        }
        return cards;
    }

    private List<ChecklistStep> steps(Generation generation) throws Exception {
        List<ChecklistStep> steps = new ArrayList<>();
        for (SetupStep step : generation.services(SetupStep.class)) {
            if (step.permission().isEmpty() || caller.may(step.permission())) {
                steps.add(new ChecklistStep(
                        words(generation, step.title()),
                        words(generation, step.text()),
                        path(step.page()),
                        step.order(),
                        step.isDone()));
            }
        }
        return steps;
    }

    private String path(String page) {
        return new PageAddress(module, page).path();
    }

    /** The module's text of this key in the reader's language, or the words themselves. */
    private String words(Generation generation, String given) {
        return texts.of(generation, reader).filter(own -> own.has(given)).map(own -> own.get(given)).orElse(given);
    }
}
