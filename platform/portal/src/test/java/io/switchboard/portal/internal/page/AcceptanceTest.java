// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Invitations.Offer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {

    @Test
    void asksAStrangerForAnAccountOrASignIn() {
        assertThat(Acceptance.of(offer(false), Optional.empty())).isEqualTo(Acceptance.NEW);
        assertThat(Acceptance.of(offer(true), Optional.empty())).isEqualTo(Acceptance.SIGN_IN);
    }

    @Test
    void takesTheAccountThatIsMeantHoweverItIsWritten() {
        assertThat(Acceptance.of(offer(true), Optional.of(identity("Rui@X.example")))).isEqualTo(Acceptance.SAME_ADDRESS);
    }

    @Test
    void asksWhetherAnotherAccountIsMeant() {
        assertThat(Acceptance.of(offer(true), Optional.of(identity("ana@x.example")))).isEqualTo(Acceptance.OTHER_ADDRESS);
        assertThat(Acceptance.of(offer(false), Optional.of(identity("ana@x.example")))).isEqualTo(Acceptance.OTHER_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "invitation.accepted,accepted already",
        "invitation.revoked,withdrawn",
        "invitation.expired,expired",
        "invitation.unknown,cannot be found",
        "something.new,cannot be found"
    })
    void saysWhyThereIsNothingToAccept(String code, String words) {
        assertThat(Acceptance.title(new Refusal(410, code, "…"))).contains(words);
    }

    private static Offer offer(boolean hasAccount) {
        return new Offer("Casa", "Ana", "rui@x.example", "agent", "Agent", "Answers.", hasAccount, Instant.EPOCH);
    }

    private static Identity identity(String email) {
        return new Identity(
                new UserId(Ids.next()), email, "Somebody", new OrganizationId(Ids.next()), "Other", "agent", Map.of(), Set.of(), null);
    }
}
