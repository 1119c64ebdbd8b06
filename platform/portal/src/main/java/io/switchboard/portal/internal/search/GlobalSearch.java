// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.portal.internal.text.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds things for one person: what the modules have, then people and pages of the platform itself. */
public final class GlobalSearch {
    private static final int EACH = 6;
    private static final int LONGEST = 100;

    private final ModuleSearches modules;
    private final People people;

    public GlobalSearch(ModuleSearches modules, People people) {
        this.modules = modules;
        this.people = people;
    }

    /** @throws InvalidInput field {@code q} for more than anybody types */
    SearchAnswer search(Identity identity, String typed) {
        String text = typed.strip();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new InvalidInput("q", "search.too_long", "Search for at most " + LONGEST + " characters.");
        }
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            return new SearchAnswer(List.of(), List.of());
        }
        List<ModuleAnswer> answers = identity.organization() == null
                ? List.of()
                : modules.ask(identity.caller(), new SearchQuery(text, EACH));
        List<SearchResult> found = new ArrayList<>();
        answers.forEach(answer -> found.addAll(answer.found()));
        people(identity, text).forEach(found::add);
        pages(identity, text).forEach(found::add);
        return new SearchAnswer(found, answers.stream().flatMap(SearchAnswer.Missing::of).toList());
    }

    private Stream<SearchResult> people(Identity identity, String text) {
        return identity.organization() == null
                ? Stream.empty()
                : people.list(identity, text, EACH, null).stream()
                        .map(person -> new SearchResult(
                                SearchResult.PLATFORM,
                                Texts.current().get("search_person"),
                                person.name(),
                                person.roleName() + " · " + person.email(),
                                "user",
                                "/settings/people?q=" + URLEncoder.encode(person.email(), StandardCharsets.UTF_8)));
    }

    private static Stream<SearchResult> pages(Identity identity, String text) {
        return OwnPage.of(identity)
                .filter(page -> page.matches(text))
                .map(page -> new SearchResult(
                        SearchResult.PLATFORM, page.kind(), page.spoken(), "", page.icon(), page.path()));
    }
}
