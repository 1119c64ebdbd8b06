// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.crm.api.CustomerId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static final Instant MADE = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = MADE.plusSeconds(60);

    private final Customer customer = new Customer(new CustomerId(new UUID(1, 2)), "Rui", MADE);

    @Test
    void anIdentityIsLearntOnceAndKnowsItsCustomer() {
        customer.recognise("phone", "+351912004318", LATER);
        customer.recognise("phone", "+351912004318", LATER.plusSeconds(1));

        assertThat(customer.identities())
                .singleElement()
                .satisfies(identity -> assertThat(identity.customer()).isSameAs(customer));
        assertThat(customer.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void theSameValueOfAnotherKindIsAnotherIdentity() {
        customer.recognise("phone", "+351912004318", LATER);
        customer.recognise("external", "+351912004318", LATER);

        assertThat(customer.identities()).hasSize(2);
    }

    @Test
    void renamingKeepsWhoItIsAndWhenItBegan() {
        customer.rename("Rui Alves", LATER);

        assertThat(customer.displayName()).isEqualTo("Rui Alves");
        assertThat(customer.id()).isEqualTo(new CustomerId(new UUID(1, 2)));
        assertThat(customer.createdAt()).isEqualTo(MADE);
        assertThat(customer.updatedAt()).isEqualTo(LATER);
    }
}
