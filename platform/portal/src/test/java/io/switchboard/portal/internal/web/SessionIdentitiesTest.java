// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignIn;
import io.switchboard.portal.internal.ToyClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionIdentitiesTest {
    private final Identity ana = new Identity(
            new UserId(Ids.next()), "ana@example.org", "Ana", new OrganizationId(Ids.next()), "Casa", "agent", Set.of());
    private final ToyClock clock = new ToyClock();
    private final Directory directory = new Directory();
    private final SessionIdentities identities = new SessionIdentities(directory, clock);

    @Test
    void asksAtMostOnceASecond() {
        directory.known = Optional.of(ana);

        identities.refreshed(ana);
        identities.refreshed(ana);
        assertThat(directory.asked).isEqualTo(1);

        clock.pass(Duration.ofMillis(1001));
        identities.refreshed(ana);
        assertThat(directory.asked).isEqualTo(2);
    }

    @Test
    void noticesADeactivationWithinASecond() {
        directory.known = Optional.of(ana);
        assertThat(identities.refreshed(ana)).contains(ana);

        directory.known = Optional.empty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(identities.refreshed(ana)).isEmpty();
    }

    private static final class Directory implements SignIn {
        private Optional<Identity> known = Optional.empty();
        private int asked;

        @Override
        public Optional<Identity> current(UserId user, @Nullable OrganizationId organization) {
            asked++;
            return known;
        }

        @Override
        public Identity register(Registration registration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Identity withPassword(String email, String password, String clientAddress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Identity> withAccessToken(String accessToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tokens issue(Identity identity) {
            throw new UnsupportedOperationException();
        }
    }
}
