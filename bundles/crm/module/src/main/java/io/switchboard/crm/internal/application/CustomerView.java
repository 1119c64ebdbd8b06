// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.tenancy.Caller;
import io.switchboard.crm.internal.domain.Customer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as pages and clients see it. */
public record CustomerView(
        UUID id,
        String displayName,
        List<IdentityView> identities,
        @Nullable UUID owner,
        @Nullable UUID team,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /** One way to recognise the customer. */
    public record IdentityView(String kind, String value) {}

    /** As this caller may see it. */
    static CustomerView of(Customer customer, Caller caller) {
        boolean isWhole = Mask.isOff(caller);
        return new CustomerView(
                customer.id().value(),
                isWhole ? customer.displayName() : Mask.name(customer.displayName()),
                customer.identities().stream()
                        .map(i -> new IdentityView(i.kind(), isWhole ? i.value() : Mask.of(i.value())))
                        .toList(),
                customer.owner(),
                customer.team(),
                customer.createdAt(),
                customer.updatedAt(),
                customer.version());
    }

    /** The value of the first identity of the kind, or an empty text. */
    public String first(String kind) {
        return identities.stream()
                .filter(i -> i.kind().equals(kind))
                .map(IdentityView::value)
                .findFirst()
                .orElse("");
    }

    /** The number people know the customer by. */
    public String getPhone() {
        return first("phone");
    }

    /** At most two letters for the avatar. */
    public String getInitials() {
        String[] words = displayName.strip().split("\\s+");
        StringBuilder initials = new StringBuilder();
        for (int i = 0; i < words.length && initials.codePointCount(0, initials.length()) < 2; i++) {
            words[i].codePoints().filter(Character::isLetterOrDigit).findFirst().ifPresent(initials::appendCodePoint);
        }
        return initials.isEmpty() ? "#" : initials.toString().toUpperCase(java.util.Locale.ROOT);
    }
}
