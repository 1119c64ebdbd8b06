// SPDX-License-Identifier: Apache-2.0
package io.switchboard.crm.internal.application;

import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.search.SearchHit;
import io.switchboard.api.search.SearchProvider;
import io.switchboard.api.search.SearchQuery;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.crm.internal.domain.Customer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers by part of their name, number or address; whose name begins with the words comes first. */
@Component
public final class CustomerSearch implements SearchProvider {
    /** Fewer digits are part of too many numbers. */
    private static final int DIGITS = 3;

    private static final String JPQL =
            """
            select c from Customer c
            where lower(c.displayName) like :part escape '!'
               or exists (select i from CustomerIdentity i where i.customer = c
                          and (lower(i.value) like :part escape '!' or i.value like :number))
            order by case when lower(c.displayName) like :start escape '!' then 0 else 1 end,
                     lower(c.displayName), c.id
            """;

    private final Transactions transactions;
    private final Callers callers;

    @Activate
    public CustomerSearch(@Reference Transactions transactions, @Reference Callers callers) {
        this.transactions = transactions;
        this.callers = callers;
    }

    @Override
    public List<SearchHit> search(SearchQuery query) {
        if (!callers.current().may("customer.read")) {
            return List.of();
        }
        String text = query.text().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
        return transactions.required(em -> em.createQuery(JPQL, Customer.class)
                .setParameter("part", "%" + text + "%")
                .setParameter("start", text + "%")
                .setParameter("number", number(query.text()))
                .setMaxResults(query.limit())
                .getResultStream()
                .map(CustomerView::of)
                .map(CustomerSearch::hit)
                .toList());
    }

    /** However a number is spelled, it is stored without spaces and signs; a pattern that fits nothing when it is none. */
    static String number(String text) {
        boolean isNumber = text.matches("[+()0-9 ./-]+");
        String digits = isNumber ? text.replaceAll("[^0-9]", "") : "";
        return digits.length() < DIGITS ? "" : "%" + digits + "%";
    }

    private static SearchHit hit(CustomerView customer) {
        String detail = Stream.of(customer.first("phone"), customer.first("email"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return new SearchHit("Customer", customer.displayName(), detail, "user", "customer?id=" + customer.id());
    }
}
