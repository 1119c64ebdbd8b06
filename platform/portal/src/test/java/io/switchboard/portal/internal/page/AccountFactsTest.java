// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Languages;
import io.switchboard.portal.internal.ToyClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountFactsTest {
    private final Identity ana = new Identity(
            new UserId(Ids.next()), "ana@x.example", "Ana", new OrganizationId(Ids.next()), "Casa", "admin", Map.of(), Set.of(), null);
    private final ToyClock clock = new ToyClock();
    private boolean isVerified;
    private @Nullable String language;
    private final AccountFacts facts = new AccountFacts(accounts(), languages(), clock);

    @Test
    void asksAgainAfterAWhile() {
        assertThat(facts.of(ana).isEmailVerified()).isFalse();
        isVerified = true;
        assertThat(facts.of(ana).isEmailVerified()).isFalse();

        clock.pass(Duration.ofSeconds(30));
        assertThat(facts.of(ana).isEmailVerified()).isTrue();
    }

    @Test
    void asksAtOnceWhenItIsKnownToHaveChanged() {
        facts.of(ana);
        isVerified = true;
        facts.forget(ana.user());
        assertThat(facts.of(ana).isEmailVerified()).isTrue();
    }

    @Test
    void speaksTheirLanguageAtOnceAndThatOfTheOrganizationWhereTheyChoseNone() {
        assertThat(facts.locale(ana)).isEqualTo(Locale.forLanguageTag("pt-PT"));

        language = "es";
        facts.forget(ana.user());
        assertThat(facts.locale(ana)).isEqualTo(Locale.forLanguageTag("es"));

        language = "pt";
        facts.forget(ana.user());
        assertThat(facts.locale(ana)).as("with the organization's formats").isEqualTo(Locale.forLanguageTag("pt-PT"));
    }

    private Languages languages() {
        return new Languages() {
            @Override
            public Choice of(Identity identity) {
                return new Choice(language, "pt-PT");
            }

            @Override
            public void choose(Identity identity, String chosen) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** Knows only what the frame asks. */
    private Accounts accounts() {
        return (Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (self, method, arguments) ->
                        method.getName().equals("isEmailVerified") ? isVerified : List.of());
    }
}
