// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.People.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Members whose name, email or role has the words that are looked for. */
final class MemberSearch {
    private static final int STEP = 100;

    private final People people;

    MemberSearch(People people) {
        this.people = people;
    }

    /** @param isMore whether there are others than these */
    record Found(List<Person> list, boolean isMore) {}

    /** The first that match, by name. */
    Found find(Identity actor, String text, int most) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<Person> found = new ArrayList<>();
        @Nullable UserId after = null;
        while (true) {
            List<Person> step = people.list(actor, STEP, after);
            for (Person person : step) {
                if (!matches(person, words)) {
                    continue;
                }
                if (found.size() == most) {
                    return new Found(found, true);
                }
                found.add(person);
            }
            if (step.size() < STEP) {
                return new Found(found, false);
            }
            after = step.get(step.size() - 1).id();
        }
    }

    private static boolean matches(Person person, List<String> words) {
        String text = (person.name() + ' ' + person.email() + ' ' + person.roleName()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
