// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.home;

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
import java.util.function.Function;

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

    /** Those that the caller may see; a module that is late or fails has one that says so. */
    public List<PanelCard> panels(Caller caller, Locale reader) {
        return ask(caller, reader, ModuleHome::panels, late -> List.of(late.silent())).stream()
                .sorted(Comparator.comparingInt(PanelCard::order).thenComparing(PanelCard::title))
                .toList();
    }

    /** Those of the modules, in order. */
    public List<ChecklistStep> steps(Caller caller, Locale reader) {
        return ask(caller, reader, ModuleHome::steps, late -> List.of()).stream()
                .sorted(Comparator.comparingInt(ChecklistStep::order))
                .toList();
    }

    private <T> List<T> ask(
            Caller caller,
            Locale reader,
            Function<ModuleHome, List<T>> question,
            Function<ModuleHome, List<T>> otherwise) {
        long deadline = System.nanoTime() + budget.toNanos();
        record Asked<T>(ModuleHome module, Question<List<T>> question) {}
        List<Asked<T>> asked = gateway.open(caller.organization()).stream()
                .map(generation -> new ModuleHome(
                        gateway, texts, caller, reader, generation.descriptor().id(), generation.descriptor().title()))
                .map(module -> new Asked<>(module, threads.ask(module.module(), () -> question.apply(module))))
                .toList();
        List<T> answers = new ArrayList<>();
        for (Asked<T> one : asked) {
            answers.addAll(one.question().await(deadline - System.nanoTime(), why -> otherwise.apply(one.module())));
        }
        return answers;
    }

    @Override
    public void close() {
        threads.close();
    }
}
