// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.crm.internal.domain.Customer;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists customers, the newest first, by keyset. */
@Component(service = CustomerList.class)
public class CustomerList {
    private static final int MOST = 100;

    private final Transactions transactions;
    private final Callers callers;

    @Activate
    public CustomerList(@Reference Transactions transactions, @Reference Callers callers) {
        this.transactions = transactions;
        this.callers = callers;
    }

    /** A page of customers and where the next begins. */
    public record Page(List<CustomerView> items, @Nullable String next) {}

    /** @param text what somebody typed; empty for all */
    public Page page(String text, @Nullable String cursor, int limit) {
        Permissions.require(callers, "customer.read");
        int size = Math.max(1, Math.min(limit, MOST));
        Optional<Cursor> after = Optional.ofNullable(cursor).filter(c -> !c.isBlank()).map(Cursor::parse);
        return transactions.required(em -> {
            TypedQuery<Customer> query = em.createQuery(jpql(text, after), Customer.class).setMaxResults(size + 1);
            if (!text.isBlank()) {
                (Mask.isOff(callers.current()) ? CustomerText.of(text) : CustomerText.masked(text)).bind(query);
            }
            after.ifPresent(c -> {
                query.setParameter("at", c.createdAt());
                query.setParameter("id", c.id());
            });
            List<CustomerView> found = query.getResultStream().map(customer -> CustomerView.of(customer, callers.current())).toList();
            boolean more = found.size() > size;
            List<CustomerView> items = more ? found.subList(0, size) : found;
            return new Page(List.copyOf(items), more ? Cursor.of(items.get(size - 1)).text() : null);
        });
    }

    private static String jpql(String text, Optional<Cursor> after) {
        StringBuilder jpql = new StringBuilder("select c from Customer c where 1 = 1");
        if (!text.isBlank()) {
            jpql.append(" and ").append(CustomerText.CONDITION);
        }
        if (after.isPresent()) {
            jpql.append(" and (c.createdAt < :at or (c.createdAt = :at and c.id < :id))");
        }
        return jpql.append(" order by c.createdAt desc, c.id desc").toString();
    }

    private record Cursor(Instant createdAt, UUID id) {

        static Cursor of(CustomerView last) {
            return new Cursor(last.createdAt(), last.id());
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((createdAt + " " + id).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw new InvalidInput("cursor", "request.cursor_invalid", "The cursor is not one of ours; start from the first page.");
            }
        }
    }
}
