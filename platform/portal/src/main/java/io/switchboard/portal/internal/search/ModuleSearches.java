// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.portal.internal.web.Gateway;
import io.switchboard.portal.internal.web.ModuleThreads;
import io.switchboard.portal.internal.web.ModuleThreads.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks every module of the organization that can be searched, all at once; one that is late or fails costs its own results only. */
public final class ModuleSearches implements AutoCloseable {
    private final Gateway gateway;
    private final Duration budget;
    private final ModuleThreads threads = new ModuleThreads("search");

    public ModuleSearches(Gateway gateway, Duration budget) {
        this.gateway = gateway;
        this.budget = budget;
    }

    /** The answers in the order of the modules' ids. */
    List<ModuleAnswer> ask(Caller caller, SearchQuery query) {
        long deadline = System.nanoTime() + budget.toNanos();
        List<Asked> asked = gateway.open(caller.organization()).stream()
                .filter(generation -> Gateway.offers(generation, SearchProvider.class))
                .map(generation -> ModuleSearch.of(gateway, caller, generation, query))
                .map(search -> new Asked(search, threads.ask(search.module(), search::ask)))
                .toList();
        List<ModuleAnswer> answers = new ArrayList<>();
        for (Asked one : asked) {
            answers.add(one.await(deadline - System.nanoTime()));
        }
        return answers;
    }

    private record Asked(ModuleSearch search, Question<ModuleAnswer> question) {

        ModuleAnswer await(long nanos) {
            return question.await(nanos, why -> ModuleAnswer.silent(search.module(), search.title(), Fault.of(why)));
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
