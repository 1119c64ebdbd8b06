// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

import io.switchboard.api.home.HomePanel;
import io.switchboard.api.home.SetupStep;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.portal.internal.text.ModuleTexts;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.ModuleThreads;
import io.switchboard.portal.internal.web.ModuleThreads.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the modules of an organization have for its home page; asked all at once and within a budget. */
public final class HomeBoard implements AutoCloseable {
    private final Gateway gateway;
    private final ModuleTexts texts;
    private final Duration budget;
    private final ModuleThreads threads = new ModuleThreads("home");

    public HomeBoard(Gateway gateway, ModuleTexts texts, Duration budget) {
        this.gateway = gateway;
        this.texts = texts;
        this.budget = budget;
    }

    /**
     * What the caller may see; a module whose panel is late or fails has one that says so.
     *
     * @param isSettingUp whether steps are asked for too
     */
    public Parts ask(Caller caller, Locale reader, boolean isSettingUp) {
        long deadline = System.nanoTime() + budget.toNanos();
        List<Asked> asked = gateway.open(caller.organization()).stream()
                .filter(generation ->
                        Gateway.offers(generation, HomePanel.class)
                                || (isSettingUp && Gateway.offers(generation, SetupStep.class)))
                .map(generation -> new ModuleHome(gateway, texts, caller, reader, generation))
                .map(module -> new Asked(module, threads.ask(module.module(), () -> module.ask(isSettingUp))))
                .toList();
        List<PanelCard> panels = new ArrayList<>();
        List<ChecklistStep> steps = new ArrayList<>();
        for (Asked one : asked) {
            Parts parts = one.await(deadline - System.nanoTime());
            panels.addAll(parts.panels());
            steps.addAll(parts.steps());
        }
        panels.sort(Comparator.comparingInt(PanelCard::order).thenComparing(PanelCard::title));
        steps.sort(Comparator.comparingInt(ChecklistStep::order));
        return new Parts(panels, steps);
    }

    /** What was said, in order. */
    public record Parts(List<PanelCard> panels, List<ChecklistStep> steps) {
        public Parts {
            panels = List.copyOf(panels);
            steps = List.copyOf(steps);
        }
    }

    private record Asked(ModuleHome module, Question<Parts> question) {

        Parts await(long nanos) {
            return question.await(nanos, why -> module.soFar());
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
