// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.People;
import io.switchboard.foundation.People.Person;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemberSearchTest {
    private final Identity actor = new Identity(
            new UserId(Ids.next()), "ana@x.example", "Ana", new OrganizationId(Ids.next()), "Casa", "admin", Set.of(), null);
    private final List<Person> all = new ArrayList<>();
    private final MemberSearch search = new MemberSearch(people());

    @Test
    void findsByEveryWordInNameAddressOrRole() {
        add("Bruno Costa", "bruno@x.example", "Agent");
        add("Lena Vogt", "lena@x.example", "Manager");

        assertThat(names("")).containsExactly("Bruno Costa", "Lena Vogt");
        assertThat(names("  VOGT ")).containsExactly("Lena Vogt");
        assertThat(names("bruno@")).containsExactly("Bruno Costa");
        assertThat(names("manager lena")).containsExactly("Lena Vogt");
        assertThat(names("manager bruno")).isEmpty();
    }

    @Test
    void looksThroughAllOfThem() {
        for (int i = 0; i < 250; i++) {
            add("Person " + i, "p" + i + "@x.example", "Agent");
        }
        add("Zoe Last", "zoe@x.example", "Viewer");

        assertThat(names("zoe")).containsExactly("Zoe Last");
    }

    @Test
    void tellsWhetherThereAreMore() {
        for (int i = 0; i < 3; i++) {
            add("Person " + i, "p" + i + "@x.example", "Agent");
        }

        assertThat(search.find(actor, "", 2).isMore()).isTrue();
        assertThat(search.find(actor, "", 2).list()).hasSize(2);
        assertThat(search.find(actor, "", 3).isMore()).isFalse();
    }

    private List<String> names(String text) {
        return search.find(actor, text, 50).list().stream().map(Person::name).toList();
    }

    private void add(String name, String email, String role) {
        all.add(new Person(
                new UserId(Ids.next()), name, email, role, role, "active", "available", false, false, true, Instant.EPOCH, null));
    }

    /** Only lists. */
    private People people() {
        return (People) Proxy.newProxyInstance(
                People.class.getClassLoader(), new Class<?>[] {People.class}, (self, method, arguments) ->
                        list((Integer) arguments[1], (UserId) arguments[2]));
    }

    private List<Person> list(int limit, @Nullable UserId after) {
        int start = after == null ? 0 : all.stream().map(Person::id).toList().indexOf(after) + 1;
        return all.subList(start, Math.min(all.size(), start + limit));
    }
}
